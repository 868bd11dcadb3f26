package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.vulndb.feed.Exports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCommandTest {
    @TempDir
    private Path directory;

    private String exports;
    private Run.Surroundings here;

    @BeforeEach
    void prepare() {
        exports = new Exports(directory.resolve("exports"))
                .with("DEBIAN-CVE-2026-1", "CVE-2026-1", "Debian:12", "demo-parser", "1.3-1")
                .withKnownExploit("CVE-2026-1")
                .write()
                .toString();
        here = Run.in(directory.resolve("home")).at("2026-11-21T00:00:00Z");
    }

    @Test
    void update_makes_it_and_status_tells_of_it() {
        Run update = here.trust("db", "update", "--from", exports);

        assertThat(update.code()).as(update.err()).isEqualTo(ExitCode.OK);
        assertThat(update.out()).contains("Debian", "read");
        assertThat(update.err()).contains("reading Debian", "left out: exploit estimates (EPSS)");
        assertThat(directory.resolve("home/.local/share/trust/vulndb/vulnerabilities.db"))
                .exists();

        Run status = here.trust("db", "status");
        assertThat(status.code()).isEqualTo(ExitCode.OK);
        assertThat(status.out())
                .contains("24 hours ago", "KEV", "Debian/all.zip")
                .doesNotContain("CHANGE");
        assertThat(status.err()).isEmpty();
    }

    @Test
    void json_follows_its_schema() {
        Run missing = here.trust("db", "status", "--format", "json");
        Run update = here.trust("db", "update", "--from", exports, "--format", "json", "--quiet");
        Run status = here.trust("db", "status", "--format", "json", "--as-of", "2026-11-22T00:00:00Z");

        assertThat(update.err()).isEmpty();
        assertThat(update.out()).contains("\"change\": \"read\"", "\"absent\"");
        assertThat(status.out()).contains("\"ageSeconds\": 172800", "\"ecosystems\": [");
        assertThat(missing.out()).contains("\"cause\": \"database\"");
        for (Run run : new Run[] {missing, update, status}) {
            assertThat(Schemas.objections(run.out())).as(run.out()).isEmpty();
        }
    }

    @Test
    void none_and_one_that_is_too_old_are_exit_code_9() {
        Run missing = here.trust("db", "status");
        here.trust("db", "update", "--from", exports);
        Run old = here.trust("db", "status", "--max-db-age", "12h");
        Run remarked = here.at("2026-12-21T00:00:00Z").trust("db", "status");

        assertThat(missing.code()).isEqualTo(ExitCode.DATABASE);
        assertThat(missing.err()).contains("trust db update", "MB", "minutes");
        assertThat(old.code()).isEqualTo(ExitCode.DATABASE);
        assertThat(old.err()).contains("24 hours old", "trust db update");
        assertThat(remarked.code()).isEqualTo(ExitCode.OK);
        assertThat(remarked.err()).contains("older than 5 days");
    }

    @Test
    void it_is_carried_to_another_machine() {
        here.trust("db", "update", "--from", exports);
        Path carried = directory.resolve("carried.db");

        Run export = here.trust("db", "export", carried.toString());
        Run.Surroundings there = Run.in(directory.resolve("there")).at("2026-11-21T00:00:00Z");
        Run taken = there.trust("db", "import", carried.toString());

        assertThat(export.code()).as(export.err()).isEqualTo(ExitCode.OK);
        assertThat(taken.code()).as(taken.err()).isEqualTo(ExitCode.OK);
        assertThat(there.trust("db", "status").out()).contains("Debian");
        assertThat(line(export, "of the file")).isEqualTo(line(taken, "of the file"));
    }

    private static String line(Run run, String name) {
        return run.out().lines().filter(line -> line.contains(name)).findFirst().orElseThrow();
    }

    @Test
    void what_is_no_database_is_not_imported() throws IOException {
        here.trust("db", "update", "--from", exports);
        Path other = Files.writeString(directory.resolve("other"), "no database");

        assertThat(here.trust("db", "import", other.toString()).code()).isEqualTo(ExitCode.DATABASE);
        assertThat(here.trust("db", "import", directory.resolve("nothing").toString())
                        .code())
                .isEqualTo(ExitCode.DATABASE);
        assertThat(here.trust("db", "status").code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void an_export_onto_a_file_that_is_no_database_spares_it() throws IOException {
        here.trust("db", "update", "--from", exports);
        Path letters = Files.writeString(directory.resolve("letters"), "dear all");

        assertThat(here.trust("db", "export", letters.toString()).code()).isEqualTo(ExitCode.USAGE);
        assertThat(letters).hasContent("dear all");
    }

    @Test
    void wrong_words_are_explained() {
        assertThat(here.trust("db").code()).isEqualTo(ExitCode.USAGE);
        assertThat(here.trust("db", "frobnicate").err())
                .contains("expected update, status, import FILE or export FILE");
        assertThat(here.trust("db", "import").code()).isEqualTo(ExitCode.USAGE);
        assertThat(here.trust("db", "update", "--tuf", "root.json").err()).contains("--from URL");
        assertThat(here.trust(
                                "db",
                                "update",
                                "--from",
                                directory.resolve("none").toString())
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(here.trust("db", "update", "--from", exports, "--ecosystem", "debian")
                        .err())
                .contains("called as OSV calls them");
    }
}
