package dev.contenttrust.mirror.bundle;

import dev.contenttrust.Digest;
import dev.contenttrust.image.inflate.ReadingStoppedException;
import dev.contenttrust.image.tar.BrokenArchiveException;
import dev.contenttrust.image.tar.TarEntry;
import dev.contenttrust.image.tar.TarSource;
import dev.contenttrust.image.tar.TarWalk;
import dev.contenttrust.updater.source.MirrorDirectory;
import dev.contenttrust.updater.source.MirrorException;
import dev.contenttrust.updater.source.MirrorIndex;
import dev.contenttrust.updater.source.MirrorIndex.ListedFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a bundle that somebody else may have made. Its index comes first and bounds the rest: nothing is written but files that it
 * lists, of the length and digest that it lists, and time stamps, of which there are so many and so long ones at most.
 */
final class BundleReader {
    /** Beyond what any repository needs that is stamped each day for ten years. */
    static final int STAMPS_MAX = 4_000;

    /** Of a stamped index; it may list other repositories too. */
    static final int STAMPED_MAX = 64 << 20;

    /** All stamped indexes together, in bytes. */
    static final long STAMPED_TOTAL_MAX = 4L << 30;

    private static final int HEADER_BYTES = 64 << 10;
    private static final Duration WORK = Duration.ofMinutes(10);
    private static final Pattern STAMP = Pattern.compile("proofs/([0-9A-Za-z-]{1,100})\\.(json|tsr)");

    private final String where;
    private final Path directory;
    private Optional<Map<String, ListedFile>> expected = Optional.empty();
    private int stamps;
    private long stampBytes;

    /** @param directory an empty one */
    BundleReader(String where, Path directory) {
        this.where = where;
        this.directory = directory;
    }

    /**
     * Unpacks it.
     *
     * @param packed whose digest was verified
     * @throws BundleException if it is not of the form that this project writes
     */
    void unpack(Path packed) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), 1 << 16)) {
            new TarWalk(new TarSource(in, HEADER_BYTES, WORK)).walk(this::entry);
        } catch (ZipException | EOFException e) {
            throw refused("it is no gzipped tar", e);
        } catch (BrokenArchiveException | ReadingStoppedException e) {
            throw refused("it cannot be read: " + e.getMessage(), e);
        } catch (FileAlreadyExistsException e) {
            throw refused("one file in it lies where another is", e);
        }
        if (!expected.orElseThrow(() -> refused("it is empty", null)).isEmpty()) {
            throw refused("it lacks " + expected.get().keySet().iterator().next() + ", which its index lists", null);
        }
    }

    private void entry(TarEntry entry, InputStream content) throws IOException {
        if (entry.type() != '0') {
            throw refused("\"" + entry.name() + "\" in it is no plain file", null);
        }
        if (expected.isEmpty()) {
            readIndex(entry, content);
            return;
        }
        ListedFile listed = expected.get().remove(entry.name());
        if (listed != null) {
            if (entry.size() != listed.length()) {
                throw refused(
                        entry.name() + " in it has " + entry.size() + " bytes, its index lists " + listed.length(),
                        null);
            }
            byte[] bytes = bytes(entry, content, listed.length());
            if (!Digest.sha256(bytes).equals(listed.sha256())) {
                throw refused(entry.name() + " in it is not what its index lists", null);
            }
            write(entry.name(), bytes);
            return;
        }
        Matcher stamp = STAMP.matcher(entry.name());
        if (!stamp.matches()) {
            throw refused("\"" + entry.name() + "\" does not belong in it", null);
        }
        stampBytes += entry.size();
        if (++stamps > STAMPS_MAX || stampBytes > STAMPED_TOTAL_MAX) {
            throw refused("it holds more time stamps than are read", null);
        }
        write(entry.name(), bytes(entry, content, STAMPED_MAX));
    }

    private void readIndex(TarEntry entry, InputStream content) throws IOException {
        if (!entry.name().equals(MirrorDirectory.INDEX)) {
            throw refused("it begins with \"" + entry.name() + "\", not with " + MirrorDirectory.INDEX, null);
        }
        write(entry.name(), bytes(entry, content, STAMPED_MAX));
        Map<String, ListedFile> files = new HashMap<>();
        index().repositories()
                .forEach((gun, repository) ->
                        repository.files().forEach((name, file) -> files.put("tuf/" + gun + "/" + name, file)));
        expected = Optional.of(files);
    }

    private MirrorIndex index() {
        try {
            return MirrorDirectory.open(directory).index();
        } catch (MirrorException e) {
            throw refused("its index cannot be read: " + e.why(), e);
        }
    }

    private byte[] bytes(TarEntry entry, InputStream content, long max) throws IOException {
        if (entry.size() > max) {
            throw refused(entry.name() + " in it is longer than " + max + " bytes", null);
        }
        return content.readNBytes(Math.toIntExact(entry.size()));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(directory) || file.equals(directory)) {
            throw refused("\"" + name + "\" leads out of it", null);
        }
        Files.createDirectories(file.getParent());
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
    }

    private BundleException refused(String why, @Nullable Throwable cause) {
        return new BundleException(where, why, cause);
    }
}
