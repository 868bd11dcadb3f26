package dev.contenttrust.updater.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads stored files, however long somebody made them. */
final class BoundedFile {
    /** The most that a server may send for any one file. */
    static final int LENGTH_MAX = 100 << 20;

    private BoundedFile() {}

    static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LENGTH_MAX + 1);
            if (bytes.length > LENGTH_MAX) {
                throw new FileSystemException(file.toString(), null, "longer than " + LENGTH_MAX + " bytes");
            }
            return bytes;
        }
    }
}
