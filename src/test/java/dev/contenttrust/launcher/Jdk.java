package dev.contenttrust.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The JDKs of this machine. */
final class Jdk {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    private Jdk() {}

    /** The home of one with that feature version; stops the calling test where there is none. */
    static Path ofVersion(int feature) {
        if (!Files.isDirectory(INSTALLED)) {
            throw none(feature);
        }
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> release(home).contains("JAVA_VERSION=\"" + feature))
                    .findFirst()
                    .orElseThrow(() -> none(feature));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestAbortedException none(int feature) {
        return new TestAbortedException("no JDK " + feature + " in " + INSTALLED);
    }

    private static String release(Path home) {
        try {
            return Files.readString(home.resolve("release"));
        } catch (IOException missing) {
            return "";
        }
    }
}
