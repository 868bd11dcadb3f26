package dev.contenttrust.vulndb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contenttrust.live.peer.Program;
import dev.contenttrust.live.peer.Run;
import dev.contenttrust.vulndb.feed.DatabaseUpdate;
import dev.contenttrust.vulndb.feed.DirectoryOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's own scanner, on the same records and the same packages, says exactly the same. */
class DebsecanTest {
    private static final String ECOSYSTEM = "Debian:12";

    @TempDir
    private Path directory;

    @Test
    void debsecan_finds_in_every_package_what_we_find() throws IOException {
        Path data = VulnerabilityData.directory();
        Program debsecan = Program.named("debsecan", directory);
        Program python = Program.named("python3", directory);
        Path feed = directory.resolve("bookworm");
        Run made = python.run(
                data.resolve("osv_to_debsecan.py").toString(),
                data.resolve("Debian/all.zip").toString(),
                feed.toString());
        assertThat(made.exitCode()).as(made.errors()).isZero();
        List<PackageVersion> packages = packages(data.resolve("Debian/all.zip"));
        Path status = directory.resolve("status");
        Files.writeString(status, status(packages));

        Run run = debsecan.run(
                "--suite",
                "bookworm",
                "--source",
                "file://" + directory,
                "--status",
                status.toString(),
                "--format",
                "simple");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        Set<String> theirs = new TreeSet<>(run.output()
                .lines()
                .map(line -> line.replaceAll(" +", " ").strip())
                .toList());
        assertThat(theirs).hasSizeGreaterThan(1000);
        assertThat(ours(data, packages)).isEqualTo(theirs);
    }

    private Set<String> ours(Path data, List<PackageVersion> packages) {
        Path file = directory.resolve("vulnerabilities.db");
        DatabaseUpdate.run(file, new DirectoryOrigin(data), List.of("Debian"), Duration.ZERO, feed -> {});
        Set<String> found = new TreeSet<>();
        try (VulnerabilityDatabase database = VulnerabilityDatabase.open(file)) {
            database.matches(packages)
                    .forEach((of, matches) -> matches.forEach(match -> found.add(match.id() + " " + of.name())));
        }
        return found;
    }

    /** Each source package once: in the version that mends something, in one before it, in one behind it, by turns. */
    private static List<PackageVersion> packages(Path export) throws IOException {
        Map<String, List<String>> fixes = new TreeMap<>();
        try (ZipFile zip = new ZipFile(export.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                JsonNode record =
                        new ObjectMapper().readTree(zip.getInputStream(entry).readAllBytes());
                for (JsonNode affected : record.path("affected")) {
                    fixes.computeIfAbsent(affected.at("/package/name").asText(), name -> new ArrayList<>())
                            .addAll(affected.findValuesAsText("fixed"));
                }
            }
        }
        List<PackageVersion> packages = new ArrayList<>();
        fixes.forEach((name, versions) -> {
            String fixed = versions.get(versions.size() / 2);
            String version = switch (packages.size() % 3) {
                case 0 -> fixed;
                case 1 -> fixed + "~rc1";
                default -> fixed + "+deb12u1";
            };
            packages.add(new PackageVersion(ECOSYSTEM, name, version));
        });
        return packages;
    }

    private static String status(List<PackageVersion> packages) {
        StringBuilder status = new StringBuilder();
        packages.forEach(one -> status.append("Package: ")
                .append(one.name())
                .append("\nStatus: install ok installed\nArchitecture: amd64\nVersion: ")
                .append(one.version())
                .append("\nDescription: it\n\n"));
        return status.toString();
    }
}
