package dev.contenttrust.vulndb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contenttrust.vulndb.feed.DatabaseUpdate;
import dev.contenttrust.vulndb.feed.DirectoryOrigin;
import dev.contenttrust.vulndb.version.VersionOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every ecosystem of the real records, matched by the database and by the plainest reading of the schema. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealRecordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of an ecosystem, so that the test takes seconds. */
    private static final int PACKAGES_MAX = 400;

    private static final int VERSIONS_MAX = 12;

    private Path data;
    private Path file;

    @BeforeAll
    void make(@TempDir Path directory) {
        data = VulnerabilityData.directory();
        file = directory.resolve("vulnerabilities.db");
        DatabaseUpdate.run(file, new DirectoryOrigin(data), List.of(), Duration.ZERO, feed -> {});
    }

    @TestFactory
    Stream<DynamicTest> each_ecosystem_matches_as_its_records_say() throws IOException {
        try (Stream<Path> below = Files.list(data)) {
            return below.map(entry -> entry.resolve("all.zip")).filter(Files::isRegularFile).sorted().toList().stream()
                    .map(zip -> dynamicTest(zip.getName(zip.getNameCount() - 2).toString(), () -> compare(zip)));
        }
    }

    private void compare(Path zip) throws IOException {
        String ecosystem = zip.getName(zip.getNameCount() - 2).toString();
        Map<PackageVersion, List<Naive>> byPackage = naive(zip, ecosystem);
        int matched = 0;
        int asked = 0;
        try (VulnerabilityDatabase database = VulnerabilityDatabase.open(file)) {
            int step = Math.max(1, byPackage.size() / PACKAGES_MAX);
            int index = 0;
            for (Map.Entry<PackageVersion, List<Naive>> entry : byPackage.entrySet()) {
                if (index++ % step != 0) {
                    continue;
                }
                for (String version : versions(entry.getValue())) {
                    PackageVersion found = new PackageVersion(
                            entry.getKey().ecosystem(), entry.getKey().name(), version);
                    Set<String> expected = entry.getValue().stream()
                            .filter(one -> one.holds(found.ecosystem(), version))
                            .map(Naive::id)
                            .collect(Collectors.toCollection(TreeSet::new));
                    Set<String> given = database.matches(found).stream()
                            .flatMap(match -> match.records().stream())
                            .collect(Collectors.toCollection(TreeSet::new));
                    assertThat(given).as(found.toString()).isEqualTo(expected);
                    asked++;
                    matched += given.size();
                }
            }
        }
        assertThat(asked).isPositive();
        assertThat(matched).isPositive();
    }

    private static List<String> versions(List<Naive> all) {
        Set<String> versions = new LinkedHashSet<>();
        for (Naive one : all) {
            one.affected.path("versions").forEach(version -> versions.add(version.asText()));
            one.affected
                    .findValues("events")
                    .forEach(events -> events.forEach(event -> event.forEach(version -> {
                        versions.add(version.asText());
                        versions.add(version.asText() + ".1");
                    })));
        }
        List<String> some = new ArrayList<>(versions);
        int step = Math.max(1, some.size() / VERSIONS_MAX);
        return Stream.iterate(0, i -> i < some.size(), i -> i + step)
                .map(some::get)
                .toList();
    }

    /** Records by package, none of them withdrawn; the version is empty. */
    private static Map<PackageVersion, List<Naive>> naive(Path file, String ecosystem) throws IOException {
        Map<PackageVersion, List<Naive>> found = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                JsonNode record = JSON.readTree(zip.getInputStream(entry).readAllBytes());
                for (JsonNode affected : record.path("affected")) {
                    String of = affected.at("/package/ecosystem").asText();
                    if (of.split(":", 2)[0].equals(ecosystem) && !record.hasNonNull("withdrawn")) {
                        PackageVersion named = new PackageVersion(
                                of, affected.at("/package/name").asText(), "");
                        found.computeIfAbsent(named, key -> new ArrayList<>())
                                .add(new Naive(record.path("id").asText(), affected));
                    }
                }
            }
        }
        return found;
    }

    /** The schema's own evaluation, word by word. */
    private record Naive(String id, JsonNode affected) {
        boolean holds(String ecosystem, String version) {
            for (JsonNode named : affected.path("versions")) {
                if (named.asText().equals(version)) {
                    return true;
                }
            }
            for (JsonNode range : affected.path("ranges")) {
                if (!range.path("type").asText().equals("GIT") && within(order(ecosystem, range), range, version)) {
                    return true;
                }
            }
            return false;
        }

        private static VersionOrder order(String ecosystem, JsonNode range) {
            VersionOrder own = VersionOrder.of(ecosystem);
            boolean semantic = range.path("type").asText().equals("SEMVER");
            return semantic && own != VersionOrder.GO && own != VersionOrder.NUGET ? VersionOrder.SEMVER : own;
        }

        private static boolean within(VersionOrder order, JsonNode range, String version) {
            List<JsonNode> events = new ArrayList<>();
            range.path("events").forEach(events::add);
            Comparator<JsonNode> byVersion =
                    Comparator.comparing(event -> event.elements().next().asText(), order);
            events.sort(Comparator.<JsonNode, Boolean>comparing(event -> !isZero(event))
                    .thenComparing(byVersion));
            boolean vulnerable = false;
            for (JsonNode event : events) {
                String bound = event.elements().next().asText();
                if (event.has("introduced") && (isZero(event) || order.compare(version, bound) >= 0)) {
                    vulnerable = true;
                } else if (event.has("fixed") && order.compare(version, bound) >= 0) {
                    vulnerable = false;
                } else if (event.has("last_affected") && order.compare(version, bound) > 0) {
                    vulnerable = false;
                }
            }
            return vulnerable;
        }

        private static boolean isZero(JsonNode event) {
            return event.path("introduced").asText().equals("0");
        }
    }

    @Test
    void log4shell_is_known_to_be_exploited() {
        try (VulnerabilityDatabase database = VulnerabilityDatabase.open(file)) {
            List<Match> matches =
                    database.matches(new PackageVersion("Maven", "org.apache.logging.log4j:log4j-core", "2.14.1"));

            assertThat(matches.get(0).id()).isEqualTo("CVE-2021-44228");
            assertThat(matches.get(0).rating().score()).hasValue(10.0);
            assertThat(matches.get(0).exploit()).isPresent();
            assertThat(matches.get(0).fixed()).contains("2.15.0");
        }
    }

    @Test
    void spring_is_matched_by_names_of_releases_with_a_word_behind() {
        try (VulnerabilityDatabase database = VulnerabilityDatabase.open(file)) {
            assertThat(database.matches(
                            new PackageVersion("Maven", "org.springframework:spring-beans", "5.2.19.RELEASE")))
                    .extracting(Match::id)
                    .contains("CVE-2022-22965");
            assertThat(database.matches(
                            new PackageVersion("Maven", "org.springframework:spring-beans", "5.2.20.RELEASE")))
                    .extracting(Match::id)
                    .doesNotContain("CVE-2022-22965");
        }
    }

    @Test
    void openssl_is_matched_by_its_letters_and_go_by_its_toolchain() {
        try (VulnerabilityDatabase database = VulnerabilityDatabase.open(file)) {
            assertThat(database.matches(new PackageVersion("Upstream", "openssl", "1.1.1s")))
                    .extracting(Match::id)
                    .contains("CVE-2023-0286");
            assertThat(database.matches(new PackageVersion("Upstream", "openssl", "1.1.1t")))
                    .extracting(Match::id)
                    .doesNotContain("CVE-2023-0286");
            assertThat(database.matches(new PackageVersion("Go", "stdlib", "go1.21.0")))
                    .hasSizeGreaterThan(database.matches(new PackageVersion("Go", "stdlib", "go1.25.0"))
                            .size());
        }
    }
}
