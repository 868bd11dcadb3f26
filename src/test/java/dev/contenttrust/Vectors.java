package dev.contenttrust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * Test vectors from elsewhere, kept outside the project in the directory that {@code TRUST_VECTORS} names. A test that asks
 * for some is skipped where that is not set, and fails where it is and they are missing.
 */
public final class Vectors {
    private Vectors() {}

    /** The directory of that name, such as {@code tuf/lab-notary070}. */
    public static Path dir(String name) {
        Optional<Path> root =
                Optional.ofNullable(System.getenv("TRUST_VECTORS")).map(Path::of);
        if (root.isEmpty()) {
            throw new TestAbortedException("vectors \"" + name + "\" are missing: TRUST_VECTORS is not set");
        }
        Path dir = root.get().resolve(name);
        if (!Files.isDirectory(dir)) {
            throw new AssertionError("vectors \"" + name + "\" are missing: TRUST_VECTORS has no such directory");
        }
        return dir;
    }

    /** The bytes of a file in that directory. */
    public static byte[] bytes(String dir, String file) {
        try {
            return Files.readAllBytes(dir(dir).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
