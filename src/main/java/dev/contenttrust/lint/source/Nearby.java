package dev.contenttrust.lint.source;

import dev.contenttrust.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Files that a file refers to by names relative to itself. */
public interface Nearby {
    /** There are none. */
    Nearby NOTHING = (from, path) -> Optional.empty();

    /** Configuration and keys are smaller. */
    int BYTES_MAX = 4 << 20;

    /**
     * The bytes of a file, if it is there and not too large.
     *
     * @param from the name of the file that refers to it
     * @param path relative to the directory that {@code from} is in
     */
    Optional<byte[]> read(String from, String path);

    /** The same as text. */
    default Optional<String> text(String from, String path) {
        return read(from, path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Files on disk, beside the one that refers to them or below it: what leads out of its directory is not followed. */
    static Nearby onDisk() {
        return (from, path) -> {
            try {
                Path directory = Path.of(from).toAbsolutePath().normalize().getParent();
                if (directory == null || path.startsWith("/")) {
                    return Optional.empty();
                }
                Path file = directory.resolve(path).normalize();
                if (!file.startsWith(directory) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    return Optional.empty();
                }
                return Optional.of(BoundedFile.read(file, BYTES_MAX));
            } catch (IOException | RuntimeException e) {
                return Optional.empty();
            }
        };
    }
}
