package dev.contenttrust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ships in trust-fixtures. */
class FixturesTest {
    private static final Path FIXTURES = Path.of("trust-fixtures");

    @Test
    void no_private_key_is_among_them() throws IOException {
        assertThat(files())
                .isNotEmpty()
                .noneMatch(file -> text(file).contains("PRIVATE KEY"))
                .noneMatch(file -> file.toString().endsWith(".key"));
    }

    @Test
    void they_stay_small() throws IOException {
        assertThat(files().stream().mapToLong(file -> file.toFile().length()).sum())
                .isLessThan(200 << 10);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
