package dev.contenttrust.vulndb.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.contenttrust.vulndb.Match;
import dev.contenttrust.vulndb.PackageVersion;
import dev.contenttrust.vulndb.VulnerabilityDatabase;
import dev.contenttrust.vulndb.feed.DatabaseUpdate.Change;
import dev.contenttrust.vulndb.feed.DatabaseUpdate.Step;
import dev.contenttrust.vulndb.store.DatabaseWriteException;
import dev.contenttrust.vulndb.store.StoredSource;
import dev.contenttrust.vulndb.store.UnreadRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseUpdateTest {
    private static final PackageVersion NPM = new PackageVersion("npm", "demo", "1.0.0");
    private static final PackageVersion PYPI = new PackageVersion("PyPI", "demo", "1.0");

    @TempDir
    private Path directory;

    private Path file;
    private Exports exports;

    @BeforeEach
    void prepare() {
        file = directory.resolve("db/vulnerabilities.db");
        exports = new Exports(directory.resolve("exports"));
    }

    private List<Step> update(String... ecosystems) {
        return DatabaseUpdate.run(
                file, new DirectoryOrigin(exports.write()), List.of(ecosystems), Duration.ZERO, feed -> {});
    }

    private List<String> ids(PackageVersion found) {
        try (VulnerabilityDatabase database = VulnerabilityDatabase.open(file)) {
            return database.matches(found).stream().map(Match::id).toList();
        }
    }

    private static List<String> changes(List<Step> steps) {
        return steps.stream()
                .map(step -> step.feed().name() + " " + step.change())
                .toList();
    }

    @Test
    void each_source_is_written_down_with_its_place_date_and_digest() {
        exports.with("A", "CVE-2026-1", "npm", "demo", "2.0.0").withKnownExploit("CVE-2026-1");
        update();

        try (VulnerabilityDatabase database = VulnerabilityDatabase.open(file)) {
            assertThat(database.sources())
                    .extracting(StoredSource::kind)
                    .containsExactly(StoredSource.Kind.KEV, StoredSource.Kind.OSV);
            assertThat(database.sources().get(1)).satisfies(source -> {
                assertThat(source.name()).isEqualTo("npm");
                assertThat(source.location()).endsWith("/npm/all.zip");
                assertThat(source.current()).isEqualTo(Exports.WRITTEN);
                assertThat(source.records()).isEqualTo(1);
                assertThat(source.digest().hex()).hasSize(64);
            });
        }
    }

    @Test
    void what_did_not_change_is_copied_and_what_did_is_read_anew() {
        exports.with("A", "CVE-2026-1", "npm", "demo", "2.0.0")
                .with("B", "CVE-2026-2", "PyPI", "demo", "2.0")
                .withKnownExploit("CVE-2026-1")
                .withChance("CVE-2026-2", "0.5", "0.5");
        assertThat(changes(update())).containsExactly("PyPI READ", "npm READ", " READ", " READ");

        exports.with("C", "CVE-2026-3", "npm", "demo", "2.0.0");
        assertThat(changes(update())).containsExactly("PyPI UNCHANGED", "npm READ", " UNCHANGED", " UNCHANGED");

        assertThat(ids(NPM)).containsExactly("CVE-2026-1", "CVE-2026-3");
        assertThat(ids(PYPI)).containsExactly("CVE-2026-2");
        try (VulnerabilityDatabase database = VulnerabilityDatabase.open(file)) {
            assertThat(database.matches(PYPI).get(0).chance()).isPresent();
            assertThat(database.matches(NPM).get(0).exploit()).isPresent();
        }
    }

    @Test
    void an_update_without_changes_gives_the_same_answers() {
        exports.with("A", "CVE-2026-1", "npm", "demo", "2.0.0").with("B", "CVE-2026-2", "PyPI", "demo", "2.0");
        update();
        VulnerabilityDatabase before = VulnerabilityDatabase.open(file);
        update();

        try (before;
                VulnerabilityDatabase after = VulnerabilityDatabase.open(file)) {
            assertThat(after.sources()).isEqualTo(before.sources());
            assertThat(after.digest()).isEqualTo(before.digest());
            assertThat(after.matches(NPM)).isEqualTo(before.matches(NPM)).isNotEmpty();
        }
    }

    @Test
    void what_is_gone_from_an_export_is_gone() {
        exports.with("A", "CVE-2026-1", "npm", "demo", "2.0.0").with("B", "CVE-2026-2", "npm", "other", "2.0.0");
        update();
        exports = new Exports(directory.resolve("exports")).with("B", "CVE-2026-2", "npm", "other", "2.0.0");
        update();

        assertThat(ids(NPM)).isEmpty();
        assertThat(ids(new PackageVersion("npm", "other", "1.0.0"))).containsExactly("CVE-2026-2");
    }

    @Test
    void only_the_ecosystems_asked_for_are_taken() {
        exports.with("A", "CVE-2026-1", "npm", "demo", "2.0.0").with("B", "CVE-2026-2", "PyPI", "demo", "2.0");

        assertThat(changes(update("npm"))).containsExactly("npm READ", " ABSENT", " ABSENT");
        assertThat(ids(PYPI)).isEmpty();
        assertThatThrownBy(() -> update("Pypi")).isInstanceOf(MissingFeedException.class);
        assertThat(ids(NPM)).hasSize(1);
    }

    @Test
    void a_damaged_database_is_no_hindrance() throws IOException {
        exports.with("A", "CVE-2026-1", "npm", "demo", "2.0.0").with("B", "CVE-2026-2", "PyPI", "demo", "2.0");
        update();
        byte[] whole = Files.readAllBytes(file);
        for (int page = 0; page < whole.length; page += 4096) {
            byte[] spoilt = whole.clone();
            Arrays.fill(spoilt, page, page + 4096, (byte) 0xa5);
            Files.write(file, spoilt);
            update();
            assertThat(ids(NPM)).as("page at " + page).containsExactly("CVE-2026-1");
        }
    }

    @Test
    void an_export_that_is_damaged_leaves_the_old_database() throws IOException {
        exports.with("A", "CVE-2026-1", "npm", "demo", "2.0.0");
        update();
        byte[] good = Files.readAllBytes(exports.write().resolve("npm/all.zip"));
        byte[] wrongSum = good.clone();
        wrongSum[60] ^= 1;
        String record = Exports.record("A", "CVE-2026-9", "npm", "demo", "2.0.0");

        refused("npm/all.zip", new byte[0], "damaged");
        refused("npm/all.zip", Arrays.copyOf(good, good.length / 2), "damaged");
        refused("npm/all.zip", wrongSum, "npm/all.zip");
        refused("npm/all.zip", Exports.zip(Map.of()), "no record");
        refused("npm/all.zip", Exports.zip(Map.of("a.json", record, "b.json", record)), "two records A");
        refused("npm/all.zip", Exports.zip(Map.of("a.json", "{\"id\":")), "a.json");
        refused("npm/all.zip", Exports.zip(Map.of("a.json", "{}")), "id");
        refused("npm/all.zip", Exports.zip(Map.of("a.json", "[".repeat(100_000))), "a.json");
        refused("npm/all.zip", Exports.zip(Map.of("a.json", " ".repeat(100 << 20))), "a.json is longer than");
        refused("extra/known_exploited_vulnerabilities.json", bytes("{\"vulnerabilities\": 1}"), "vulnerabilities");
        refused("extra/epss_scores-current.csv.gz", bytes("cve,epss"), "cannot be read");
        assertThat(ids(NPM)).containsExactly("CVE-2026-1");
    }

    @Test
    void a_record_that_cannot_be_read_is_left_out_and_told_with_the_packages_that_it_is_about() throws IOException {
        String named =
                "{\"id\": \"B\", \"aliases\": 7, \"affected\": [{\"package\": {\"ecosystem\": \"npm\", \"name\": \"other\"}}]}";
        String withdrawn = "{\"id\": \"C\", \"aliases\": 7, \"withdrawn\": \"2026-01-01T00:00:00Z\", \"affected\": []}";
        exports.with("A", "CVE-2026-1", "npm", "demo", "2.0.0")
                .with("npm", "B.json", named)
                .with("npm", "C.json", withdrawn)
                .with("D", "CVE-2026-4", "PyPI", "demo", "2.0")
                .with("PyPI", "E.json", "{\"id\":");
        update();
        update();

        assertThat(ids(NPM)).containsExactly("CVE-2026-1");
        try (VulnerabilityDatabase opened = VulnerabilityDatabase.open(file)) {
            assertThat(opened.unread())
                    .extracting(UnreadRecord::record, UnreadRecord::ecosystem, UnreadRecord::name)
                    .containsExactlyInAnyOrder(tuple("B.json", "npm", "other"), tuple("E.json", "PyPI", ""));
            assertThat(opened.unreadOf(new PackageVersion("npm", "other", "1"))).containsExactly("B.json");
            assertThat(opened.unreadOf(new PackageVersion("npm", "demo", "1"))).isEmpty();
            assertThat(opened.unreadOf(new PackageVersion("PyPI", "demo", "1"))).containsExactly("E.json");
        }
    }

    private void refused(String name, byte[] content, String why) throws IOException {
        byte[] before = Files.readAllBytes(file);
        Exports spoilt = new Exports(directory.resolve("spoilt")).with("A", "CVE-2026-9", "npm", "demo", "3.0.0");
        Path place = spoilt.write();
        spoilt.file(name, content);

        assertThatThrownBy(() ->
                        DatabaseUpdate.run(file, new DirectoryOrigin(place), List.of(), Duration.ZERO, feed -> {}))
                .isInstanceOf(InvalidFeedException.class)
                .hasMessageContaining(why);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> left = Files.list(file.resolveSibling(""))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("vulnerabilities.db", "vulnerabilities.db.lock");
        }
        Files.delete(place.resolve(name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_full_disk_is_said_so_and_the_old_database_stays() throws Exception {
        Path small = Files.createDirectory(directory.resolve("small"));
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", small.toString()),
                "no right to mount a file system of memory");
        try {
            file = small.resolve("vulnerabilities.db");
            exports.with("A", "CVE-2026-1", "npm", "demo", "2.0.0");
            update();
            Random random = new Random(1);
            Map<String, String> many = new LinkedHashMap<>();
            for (int i = 0; i < 3000; i++) {
                many.put(
                        i + ".json",
                        Exports.record("X-" + random.nextLong(), "CVE-2025-" + i, "npm", "d" + i, "2.0.0"));
            }
            exports.file("PyPI/all.zip", Exports.zip(many));

            assertThatThrownBy(this::update)
                    .isInstanceOf(DatabaseWriteException.class)
                    .hasMessageContaining("full");
            assertThat(ids(NPM)).containsExactly("CVE-2026-1");
            assertThat(small.resolve("vulnerabilities.db.new-database")).doesNotExist();
        } finally {
            succeeds("umount", small.toString());
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void several_steps_say_what_was_not_there() {
        exports.with("A", "CVE-2026-1", "npm", "demo", "2.0.0");

        assertThat(update())
                .filteredOn(step -> step.change() == Change.ABSENT)
                .extracting(step -> step.feed().title())
                .containsExactly("known exploits (KEV)", "exploit estimates (EPSS)");
    }
}
