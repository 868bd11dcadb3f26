package dev.contenttrust.cli;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCommandTest {
    private static final String SOON = "registry.example.com/demo/soon";
    private static final String LATE = "registry.example.com/demo/late";
    private static final String NOWHERE = "registry.example.com/demo/nowhere";

    @TempDir
    Path directory;

    private Demo.Surroundings here;
    private Path rows;

    @BeforeEach
    void build() {
        here = new Demo(directory)
                .publish(
                        Demo.repository().withTag("1.0").withTag("2.0"),
                        aRepository(SOON).withTag("1").expiring("targets", "2026-06-10T00:00:00Z"),
                        aRepository(LATE).withTag("1").expiring("targets", "2026-05-10T00:00:00Z"));
        rows = directory.resolve("rows.jsonl");
    }

    @Test
    void the_worst_stands_first_and_a_summary_last() {
        Run run = here.trust("audit", Demo.GUN, SOON, LATE, NOWHERE);
        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out().lines().map(line -> line.split(" ", 2)[0]))
                .containsExactly("VERDICT", "expired", "unsigned", "expiring", "fresh", "", "4");
        assertThat(run.out()).contains("4 repositories with 3 tags: 1 expired, 1 unsigned, 1 expiring, 1 fresh");
    }

    @Test
    void a_tag_of_its_own_verdict_has_its_own_line() {
        here = new Demo(directory)
                .publish(Demo.repository()
                        .withTag("1.0")
                        .withTag("2.0")
                        .withDelegation("targets/releases")
                        .withTag("targets/releases", "1.0"));
        Run run = here.trust("audit", "--no-history", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out().lines()).hasSize(5);
        assertThat(run.out())
                .containsPattern("shadowed  registry.example.com/demo/app +1 of 2 tags")
                .containsPattern(
                        "shadowed  registry.example.com/demo/app  1.0  .*targets/releases says sha256:[0-9a-f]* .Docker takes it.");
    }

    @ParameterizedTest
    @CsvSource({
        "refused|expired, FINDINGS",
        "moved, OK",
        "expiring, FINDINGS",
        "frozen+, FINDINGS",
        "moved+, FINDINGS",
        "unreachable+, FINDINGS",
        "refused+, OK",
        "none, OK",
    })
    void what_fails_is_for_the_user_to_say(String verdicts, ExitCode code) {
        Run run = here.trust("audit", "--fail-on", verdicts.replace('|', ','), Demo.GUN, SOON, LATE);
        assertThat(run.code()).isEqualTo(code);
    }

    @Test
    void what_could_not_be_reached_is_said_and_is_no_ok() {
        Run run = here.here()
                .trust("audit", "--no-registry", "--server", "http://127.0.0.1:1", "--fail-on", "none", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(run.out()).startsWith("VERDICT").contains("unreachable  " + Demo.GUN);
    }

    @Test
    void a_name_that_is_none_stops_nobody() {
        Run run = here.trust("audit", "--format", "jsonl", "Not A Name", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(run.out().lines().toList().get(0)).contains("\"verdict\": \"unreachable\"", "Not A Name");
        assertThat(run.out()).contains("\"verdict\": \"fresh\"");
    }

    @Test
    void rows_follow_their_schema_in_the_order_of_the_names() {
        Run run = here.trust("audit", "--format", "jsonl", LATE, Demo.GUN, NOWHERE, SOON, Demo.GUN);
        assertThat(run.out().lines())
                .hasSize(4 + 3)
                .allSatisfy(line -> assertThat(Schemas.objections(line)).isEmpty());
        assertThat(run.out()
                        .lines()
                        .filter(line -> line.contains("\"kind\": \"repository\""))
                        .map(line -> line.replaceAll(".*\"repository\": \"([^\"]*)\".*", "$1")))
                .containsExactly(LATE, Demo.GUN, NOWHERE, SOON);
    }

    @Test
    void names_come_from_words_files_and_standard_input() throws IOException {
        Path names = directory.resolve("names.txt");
        Files.writeString(names, "# ours\n" + SOON + "\n\n");
        Run run = here.typing(LATE + "\n").trust("audit", "--format", "csv", "-", Demo.GUN, "-f", names.toString());
        assertThat(run.out().lines().skip(1).filter(line -> line.contains(",,")).map(line -> line.split(",")[0]))
                .contains(LATE, Demo.GUN, SOON);
    }

    @Test
    void nobody_named_is_a_mistake() {
        assertThat(here.trust("audit").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void another_day_has_other_verdicts_and_leaves_no_trace() {
        Run run = here.trust("audit", "--as-of", "2031-01-01", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.err()).contains("as of 2031-01-01T00:00:00Z");
        assertThat(directory.resolve("home/.local/share/trust/audit")).doesNotExist();
    }

    @Test
    void offline_nothing_is_fresh() {
        here.trust("audit", Demo.GUN);
        Run run = here.trust("audit", "--offline", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(run.out()).contains("unreachable", "not asked").doesNotContain("fresh ");
    }

    @Test
    void what_was_seen_is_kept_for_the_next_audit() {
        here.trust("audit", Demo.GUN);
        assertThat(directory.resolve("home/.local/share/trust/audit/" + Demo.GUN + "/_timestamp.json"))
                .content()
                .contains("2030-01-01T00:00:00Z");
    }

    @Test
    void a_server_that_renewed_its_timestamps_and_stopped_is_frozen() {
        TestRepository repository = Demo.repository().withTag("1.0");
        Demo demo = new Demo(directory);
        for (int day = 1; day <= 4; day++) {
            Run run = demo.publish(repository.expiring("timestamp", "2026-06-" + (day + 14) + "T00:00:00Z"))
                    .at("2026-06-0" + day + "T00:00:00Z")
                    .trust("audit", Demo.GUN);
            assertThat(run.out()).contains("fresh  ");
        }
        Demo.Surroundings there = demo.publish(repository);
        assertThat(there.at("2026-06-06T00:00:00Z").trust("audit", Demo.GUN).out())
                .contains("fresh  ");
        Run run = there.at("2026-06-07T00:00:00Z").trust("audit", "--fail-on", "frozen", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("frozen   " + Demo.GUN, "not renewed since 2026-06-04T00:00:00Z");
        assertThat(there.at("2026-06-07T00:00:00Z")
                        .trust("audit", "--no-history", Demo.GUN)
                        .out())
                .contains("fresh  ");
    }

    @Test
    void without_history_nothing_is_kept() {
        here.trust("audit", "--no-history", Demo.GUN);
        assertThat(directory.resolve("home/.local/share/trust/audit")).doesNotExist();
    }

    @Test
    void an_audit_that_was_cut_short_is_gone_on_with() throws IOException {
        here.trust("audit", Demo.GUN, SOON, LATE);
        String whole =
                here.trust("audit", "--format", "jsonl", Demo.GUN, SOON, LATE).out();
        for (int cut : new int[] {0, 10, whole.length() / 2, whole.length() - 1, whole.length()}) {
            Files.writeString(rows, whole.substring(0, cut));
            Run run = here.trust("audit", "-o", rows.toString(), "--resume", Demo.GUN, SOON, LATE);
            assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
            assertThat(rows).hasContent(whole.strip());
            assertThat(run.err()).contains("3 repositories with 3 tags");
        }
    }

    @Test
    void rows_that_are_there_are_not_written_over() throws IOException {
        Files.writeString(rows, "something\n");
        Run run = here.trust("audit", "-o", rows.toString(), Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--resume");
        assertThat(rows).hasContent("something");
    }

    @Test
    void a_file_of_something_else_is_not_gone_on_with() throws IOException {
        Files.writeString(rows, "something\n");
        assertThat(here.trust("audit", "-o", rows.toString(), "--resume", Demo.GUN)
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(rows).hasContent("something");
    }

    @Test
    void only_changes_are_told_against_a_baseline() throws IOException {
        here.trust("audit", "-o", rows.toString(), Demo.GUN, SOON, LATE);
        Run same = here.trust("audit", "--baseline", rows.toString(), Demo.GUN, SOON, LATE);
        assertThat(same.code()).isEqualTo(ExitCode.OK);
        assertThat(same.out()).isEqualTo("nothing has changed\n");
        Run later = here.at("2026-06-20T00:00:00Z")
                .trust("audit", "--baseline", rows.toString(), Demo.GUN, SOON, LATE, NOWHERE);
        assertThat(later.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(later.out())
                .contains("verdict-changed", "expiring", "expired", "new-repository")
                .doesNotContain(LATE);
    }

    @Test
    void what_cannot_be_reached_is_no_ok_though_it_could_not_be_before() {
        String[] words = {"audit", "--no-registry", "--server", "http://127.0.0.1:1", Demo.GUN};
        here.here()
                .trust(Stream.concat(Stream.of(words), Stream.of("-o", rows.toString()))
                        .toArray(String[]::new));
        Run run = here.here()
                .trust(Stream.concat(Stream.of(words), Stream.of("--baseline", rows.toString()))
                        .toArray(String[]::new));
        assertThat(run.out()).isEqualTo("nothing has changed\n");
        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
    }

    @Test
    void changes_are_rows_too() {
        here.trust("audit", "-o", rows.toString(), SOON);
        Run run = here.at("2026-06-20T00:00:00Z")
                .trust("audit", "--baseline", rows.toString(), "--format", "jsonl", SOON, NOWHERE);
        assertThat(run.out().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(Schemas.objections(line)).isEmpty());
    }

    @Test
    void metrics_end_as_they_should_and_replace_their_file_whole() throws IOException {
        Path metrics = directory.resolve("trust.prom");
        Files.writeString(metrics, "old");
        here.trust("audit", "--format", "openmetrics", "-o", metrics.toString(), Demo.GUN, LATE);
        assertThat(metrics)
                .content()
                .contains("trust_expiry_timestamp_seconds{repo=\"" + Demo.GUN + "\",role=\"targets\"} 1893456000\n")
                .contains("trust_audit_repositories{verdict=\"expired\"} 1\n")
                .contains("trust_audit_verdict{repo=\"" + LATE + "\",verdict=\"expired\"} 1\n")
                .endsWith("\n# EOF\n");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openmetrics", "html", "csv", "table"})
    void a_file_that_cannot_be_written_is_named(String format) {
        Run run = here.trust(
                "audit",
                "--format",
                format,
                "-o",
                directory.resolve("no/such/file").toString(),
                Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("no/such/file");
    }

    @Test
    void the_page_stands_alone() {
        String page =
                here.trust("audit", "--format", "html", Demo.GUN, SOON, LATE).out();
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<caption>June 2026</caption>", "10 <b>1</b>", "What expires when", "id=\"rows\"")
                .doesNotContain("src=\"", "<link");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--fail-on|bad",
                "--rate|0",
                "--rate|fast",
                "--connections|0",
                "--connections|1000",
                "--changefeed|dir:x",
                "--catalog|https://registry.example.com",
                "--catalog|registry",
                "--resume",
                "--baseline|x|--format|html",
                "--warn-within|soon",
            })
    void options_that_make_no_sense_are_explained(String options) {
        String[] words = Stream.concat(Stream.of("audit", Demo.GUN), Stream.of(options.split("\\|")))
                .toArray(String[]::new);
        Run run = here.trust(words);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void many_repositories_come_in_their_order() {
        List<TestRepository> many = Stream.iterate(0, i -> i + 1)
                .limit(40)
                .map(i -> aRepository("registry.example.com/many/r" + i).withTag("1"))
                .toList();
        Demo.Surroundings there = new Demo(directory).publish(many.toArray(TestRepository[]::new));
        String[] words = Stream.concat(
                        Stream.of("audit", "--format", "csv"), many.stream().map(TestRepository::gun))
                .toArray(String[]::new);
        assertThat(there.trust(words)
                        .out()
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",")[0])
                        .distinct())
                .containsExactlyElementsOf(
                        many.stream().map(TestRepository::gun).toList());
    }
}
