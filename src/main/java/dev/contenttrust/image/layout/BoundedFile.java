package dev.contenttrust.image.layout;

import dev.contenttrust.image.ImageFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads whole files up to a limit. */
final class BoundedFile {
    private BoundedFile() {}

    static byte[] read(Path file, int max) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(max);
            if (in.read() >= 0) {
                throw new ImageFileException(
                        "cannot use " + file, file, "it is longer than " + max + " bytes", "", null);
            }
            return bytes;
        } catch (IOException e) {
            throw ImageFileException.reading(file, e);
        }
    }
}
