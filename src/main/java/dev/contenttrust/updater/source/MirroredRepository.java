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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One repository of a mirror directory: its files as listed, and none besides. */
final class MirroredRepository implements MetadataSource {
    private final Path mirror;
    private final Path directory;
    private final Map<String, ListedFile> files;
    private final List<Path> others;

    /** @param mirror the mirror's real path */
    MirroredRepository(Path mirror, String gun, MirrorIndex index) {
        this.mirror = mirror;
        this.directory = within(mirror.resolve("tuf"), gun);
        MirrorIndex.Repository repository = index.repositories().get(gun);
        this.files = repository == null ? Map.of() : repository.files();
        this.others = index.repositories().keySet().stream()
                .filter(name -> name.startsWith(gun + "/"))
                .map(name -> within(mirror.resolve("tuf"), name))
                .toList();
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
        return Optional.of(read(name, file, listed));
    }

    byte[] listed(String name) {
        ListedFile listed = files.get(name);
        if (listed == null) {
            throw new MirrorFileException(directory.resolve(name), "mirror.json does not list it");
        }
        return read(name, within(directory, name), listed);
    }

    void requireAsListed() {
        files.forEach((name, listed) -> read(name, within(directory, name), listed));
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> found = Files.walk(directory)) {
            found.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path ->
                            !files.containsKey(directory.relativize(path).toString()))
                    .filter(path -> !isOfAnother(path))
                    .findFirst()
                    .ifPresent(path -> {
                        throw new MirrorFileException(path, "mirror.json does not list it");
                    });
        } catch (IOException e) {
            throw new MirrorException(
                    mirror, directory + " cannot be read: " + FileFailure.reason(e), "Check who may read it.", e);
        }
    }

    /** One repository's name may begin another's. */
    private boolean isOfAnother(Path path) {
        return others.stream().anyMatch(path::startsWith);
    }

    /** A run that was cut short may have listed a file, and not have put it in its place. */
    private byte[] read(String name, Path file, ListedFile listed) {
        try {
            return read(mirror, file, listed);
        } catch (MirrorFileException notThere) {
            Path repository = mirror.resolve("tuf").relativize(directory);
            Path taken = within(mirror.resolve(MirrorDirectory.TAKING).resolve(repository), name);
            try {
                return read(mirror, taken, listed);
            } catch (MirrorFileException neither) {
                throw notThere;
            }
        }
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
