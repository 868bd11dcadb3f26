package dev.contenttrust.vulndb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Severity;
import dev.contenttrust.vulndb.feed.DatabaseUpdate;
import dev.contenttrust.vulndb.feed.DirectoryOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The made-up records that ship with the project. */
class DemonstrationTest {
    private static final Path RECORDS = Path.of("trust-fixtures/vulndb");

    @Test
    void a_database_of_them_has_something_of_everything(@TempDir Path directory) {
        Path file = directory.resolve("vulnerabilities.db");
        DatabaseUpdate.run(file, new DirectoryOrigin(RECORDS), List.of(), Duration.ZERO, feed -> {});

        try (VulnerabilityDatabase database = VulnerabilityDatabase.open(file)) {
            List<Match> parser = database.matches(new PackageVersion("Debian:12", "demo-parser", "1.4.2-1"));
            assertThat(parser).extracting(Match::id).containsExactly("CVE-0000-0001", "CVE-0000-0002");
            assertThat(parser.get(0).rating().severity()).isEqualTo(Severity.CRITICAL);
            assertThat(parser.get(0).exploit()).isPresent();
            assertThat(parser.get(0).chance()).isPresent();
            assertThat(parser.get(0).fixed()).containsExactly("1.4.2-1+deb12u1");
            assertThat(parser.get(1).fixed()).isEmpty();
            assertThat(database.matches(new PackageVersion("Bitnami", "demo-tool", "2.1.0")))
                    .hasSize(1);
            assertThat(database.matches(new PackageVersion("Bitnami", "demo-tool", "1.2.7")))
                    .isEmpty();
            assertThat(database.matches(new PackageVersion("PyPI", "demo_reader", "3.1")))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Debian", "Bitnami", "PyPI"})
    void each_archive_holds_the_records_beside_it(String ecosystem) throws IOException {
        Map<String, String> archived = new TreeMap<>();
        try (ZipFile zip =
                new ZipFile(RECORDS.resolve(ecosystem).resolve("all.zip").toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                archived.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Map<String, String> beside = new TreeMap<>();
        try (Stream<Path> files = Files.list(RECORDS.resolve(ecosystem))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                beside.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(archived).isNotEmpty().isEqualTo(beside);
    }
}
