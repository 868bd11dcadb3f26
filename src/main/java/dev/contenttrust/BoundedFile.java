package dev.contenttrust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads whole files, however long somebody made them. */
public final class BoundedFile {
    private BoundedFile() {}

    /**
     * The bytes of a file.
     *
     * @param max how many there may be
     * @throws FileSystemException if there are more; its reason says so
     * @throws IOException if it cannot be read
     */
    public static byte[] read(Path file, int max) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                throw new FileSystemException(file.toString(), null, "it is longer than " + max + " bytes");
            }
            return bytes;
        }
    }
}
