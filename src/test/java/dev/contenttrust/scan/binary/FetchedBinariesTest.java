package dev.contenttrust.scan.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Peers;
import dev.contenttrust.scan.binary.rules.Recognisers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every product in a real file that is not on this machine: packages of Debian, and programs that archives of others carry. */
@Tag("long")
class FetchedBinariesTest {
    private static final BinaryScanner SCANNER = new BinaryScanner(Recognisers.standard());

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"bookworm", "trixie"})
    void products_in_packages_of_debian_are_recognised_and_nothing_else_is(String release) throws IOException {
        Peers.require("apt-get", "dpkg-deb");
        List<PackageTable.Row> rows = PackageTable.from(release);
        List<String> names =
                rows.stream().map(PackageTable.Row::name).distinct().toList();
        Map<String, DebianArchive.Unpacked> unpacked = new DebianArchive(directory, release).fetch(names);

        assertThat(unpacked.keySet()).containsAll(names);
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, DebianArchive.Unpacked> entry : unpacked.entrySet()) {
            List<Sighting> sightings = sightings(entry.getValue().root());
            List<PackageTable.Row> own = rows.stream()
                    .filter(row -> row.name().equals(entry.getKey()))
                    .toList();
            own.stream()
                    .filter(row -> !isSeen(row, entry.getValue(), sightings))
                    .forEach(row -> wrong.add(row + " is not seen in " + entry.getValue()));
            sightings.stream()
                    .filter(sighting -> !isTrue(own, entry.getValue(), sighting))
                    .forEach(sighting -> wrong.add(entry + ": " + sighting));
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "io.netty:netty-tcnative-boringssl-static:2.0.84.Final:jar:linux-x86_64, _x86_64.so, boringssl, ''",
        "mysql:mysql-connector-mxj-db-files:5.0.12, Linux-x86_64/mysqld, mysql, 5.5.9",
        "mysql:mysql-connector-mxj-db-files:5.0.12, Win-x86/mysqld.exe, mysql, 5.5.9",
        "mysql:mysql-connector-mxj-db-files:5.0.12, SunOS-sparc/mysql, zlib, 1.2.3",
        "com.github.codemonstur:embedded-redis:1.4.3, linux-arm64, redis, 6.2.7",
        "com.github.codemonstur:embedded-redis:1.4.3, linux-arm64, openssl, 1.1.1o",
        "com.github.codemonstur:embedded-redis:1.4.3, darwin-arm64, redis, 6.2.11",
        "com.github.codemonstur:embedded-redis:1.4.3, windows-amd64.exe, redis, 5.0.14.1"
    })
    void products_in_archives_of_others_are_recognised(String artifact, String file, String product, String version)
            throws IOException {
        Dpkg.run(List.of(
                Peers.path("mvn").toString(),
                "-q",
                "-ntp",
                "dependency:copy",
                "-Dartifact=" + artifact,
                "-DoutputDirectory=" + directory.toAbsolutePath()));
        Path archive;
        try (Stream<Path> files = Files.list(directory)) {
            archive = files.findFirst().orElseThrow();
        }
        Dpkg.run(List.of(Peers.path("jar").toString(), "xf", archive.toString()), directory);

        assertThat(sightings(directory, file))
                .filteredOn(sighting -> sighting.product().id().equals(product))
                .extracting(sighting -> sighting.version().orElse(""))
                .containsOnly(version);
    }

    private static boolean isSeen(PackageTable.Row row, DebianArchive.Unpacked owner, List<Sighting> sightings) {
        return sightings.stream()
                .filter(sighting -> sighting.product().id().equals(row.product()))
                .flatMap(sighting -> sighting.version().stream())
                .anyMatch(version -> DebianVersion.agree(row.expected(owner.version()), version));
    }

    private static boolean isTrue(List<PackageTable.Row> rows, DebianArchive.Unpacked owner, Sighting sighting) {
        String upstream = DebianVersion.upstream(owner.version());
        return DebianVersion.agree(upstream, sighting.version().orElse(upstream))
                || rows.stream().anyMatch(row -> isSeen(row, owner, List.of(sighting)))
                || TrueCopies.has(rows.get(0).name(), sighting.product().id());
    }

    private static List<Sighting> sightings(Path root) throws IOException {
        return sightings(root, "");
    }

    private static List<Sighting> sightings(Path root, String end) throws IOException {
        List<Sighting> sightings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(end)).toList()) {
                if (Files.isRegularFile(file) && !Files.isSymbolicLink(file)) {
                    DiskFile.recognise(SCANNER, file).ifPresent(found -> sightings.addAll(found.sightings()));
                }
            }
        }
        return sightings;
    }
}
