package dev.contenttrust.updater.store;

import dev.contenttrust.BoundedFile;
import java.io.IOException;
import java.nio.file.Path;

/** Reads what was stored. */
final class StoredFile {
    /** The most that a server may send for any one file. */
    static final int LENGTH_MAX = 100 << 20;

    private StoredFile() {}

    static byte[] read(Path file) throws IOException {
        return BoundedFile.read(file, LENGTH_MAX);
    }
}
