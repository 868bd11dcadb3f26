package dev.contenttrust.updater.source;

import dev.contenttrust.Digest;
import dev.contenttrust.FileFailure;
import dev.contenttrust.transport.OversizedAnswerException;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.updater.source.MirrorIndex.ListedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One repository of a mirror directory: its files as listed, and none besides. */
final class MirroredRepository implements MetadataSource {
    private final Path mirror;
    private final Path directory;
    private final Map<String, ListedFile> files;

    /** @param mirror the mirror's real path */
    MirroredRepository(Path mirror, String gun, MirrorIndex index) {
        this.mirror = mirror;
        this.directory = within(mirror.resolve("tuf"), gun);
        MirrorIndex.Repository repository = index.repositories().get(gun);
        this.files = repository == null ? Map.of() : repository.files();
    }

    @Override
    public Optional<byte[]> fetch(MetadataFile wanted, long maxLength) {
        String name = FileNames.of(wanted);
        Path file = within(directory, name);
        ListedFile listed = files.get(name);
        if (listed == null) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new MirrorFileException(file, "mirror.json does not list it");
            }
            return Optional.empty();
        }
        if (listed.length() > maxLength) {
            throw new OversizedAnswerException(
                    "refused the mirror's file " + file,
                    "expected at most " + maxLength + " bytes, mirror.json lists " + listed.length(),
                    "Copy or take the mirror anew.",
                    null);
        }
        return Optional.of(read(mirror, file, listed));
    }

    /** A file that the mirror lists so. */
    static byte[] read(Path mirror, Path file, ListedFile listed) {
        try {
            if (!file.toRealPath().startsWith(mirror) || !Files.isRegularFile(file)) {
                throw new MirrorFileException(file, "it leads out of the mirror, or is no plain file");
            }
            return check(file, bytes(file, listed.length()), listed);
        } catch (NoSuchFileException e) {
            throw new MirrorFileException(file, "mirror.json lists it, but it is not there");
        } catch (IOException e) {
            throw new MirrorException(
                    mirror, file + " cannot be read: " + FileFailure.reason(e), "Check who may read it.", e);
        }
    }

    /** At most one byte more than is listed, which is enough to see that there is more. */
    private static byte[] bytes(Path file, long length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Math.toIntExact(Math.min(length + 1, Integer.MAX_VALUE - 8)));
        }
    }

    private static byte[] check(Path file, byte[] bytes, ListedFile listed) {
        Digest found = Digest.sha256(bytes);
        if (bytes.length != listed.length()) {
            String more = bytes.length > listed.length() ? "more" : String.valueOf(bytes.length);
            throw new MirrorFileException(file, "mirror.json lists " + listed.length() + " bytes, found " + more);
        }
        if (!found.equals(listed.sha256())) {
            throw new MirrorFileException(file, "mirror.json lists " + listed.sha256() + ", found " + found);
        }
        return bytes;
    }

    private static Path within(Path parent, String relative) {
        Path child = parent.resolve(relative).normalize();
        if (!child.startsWith(parent) || child.equals(parent)) {
            throw new MirrorFileException(child, "\"" + relative + "\" leads out of " + parent);
        }
        return child;
    }

    /** The mirror's directory. */
    @Override
    public String location() {
        return "dir:" + mirror;
    }
}
