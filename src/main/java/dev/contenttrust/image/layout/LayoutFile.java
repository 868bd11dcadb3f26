package dev.contenttrust.image.layout;

import dev.contenttrust.BoundedFile;
import dev.contenttrust.image.ImageFileException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads the documents of a layout. */
final class LayoutFile {
    private LayoutFile() {}

    /** @throws ImageFileException if it cannot be read, or is longer */
    static byte[] read(Path file, int max) {
        try {
            return BoundedFile.read(file, max);
        } catch (IOException e) {
            throw ImageFileException.reading(file, e);
        }
    }
}
