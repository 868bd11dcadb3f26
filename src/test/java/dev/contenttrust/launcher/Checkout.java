package dev.contenttrust.launcher;

import dev.contenttrust.live.peer.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What these tests run: the scripts of this checkout, and the merged jar that a build left. */
final class Checkout {
    private static final Path JAR = Path.of("target/trust-all.jar").toAbsolutePath();
    private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();

    private Checkout() {}

    /** The merged jar; stops the calling test where it is missing or older than the classes. */
    static Path jar() {
        if (Files.exists(JAR) && time(JAR).compareTo(newestClass()) >= 0) {
            return JAR;
        }
        String why = "target/trust-all.jar is missing or older than the classes: mvn package -DskipTests";
        if ("1".equals(System.getenv("TRUST_PEERS_REQUIRED"))) {
            throw new AssertionFailedError(why);
        }
        throw new TestAbortedException(why);
    }

    static Path script(String name) {
        return Path.of("scripts", name).toAbsolutePath();
    }

    /** Launcher and jar alone in a directory, as they are installed. */
    static Path copyTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.copy(jar(), directory.resolve("trust.jar"), StandardCopyOption.COPY_ATTRIBUTES);
        return Files.copy(script("trust"), directory.resolve("trust"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** A launcher that makes its archive, if at all, before the run, so that nothing goes on behind a test. */
    static Program program(Path launcher, Path home) {
        return Program.at(launcher, home).with("TRUST_ARCHIVE", "wait");
    }

    private static FileTime newestClass() {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(Checkout::time)
                    .max(FileTime::compareTo)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
