package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contenttrust.cli.console.Terminals;
import dev.contenttrust.report.sarif.SarifSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintCommandTest {
    private static final String BAD = "docker run --privileged alpine:3.20\n";

    @TempDir
    Path directory;

    private Run.Surroundings here;

    @BeforeEach
    void start() {
        here = Run.in(directory);
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Run lint(Object... words) {
        return here.trust(Stream.concat(Stream.of("lint"), Stream.of(words).map(Object::toString))
                .toArray(String[]::new));
    }

    @Test
    void findings_are_shown_with_their_place_line_and_remedy() throws IOException {
        Path file = write("run.sh", "#!/bin/sh\nif true; then\n\t" + BAD + "fi\n");

        Run run = lint("--only", "TR504", file);

        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).isEqualTo(file + """
                :3:13: error TR504: a privileged container has every device and every capability of the host
                  3 |     docker run --privileged alpine:3.20
                    |                ^^^^^^^^^^^^
                  > add the one capability or device that is needed: --cap-add, --device

                1 file: 1 error
                """);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void colour_is_for_terminals() throws IOException {
        Path file = write("run.sh", BAD);

        assertThat(lint(file).out()).doesNotContain("\033");
        assertThat(here.on(new Terminals(true, true))
                        .trust("lint", file.toString())
                        .out())
                .contains("\033[31merror\033[0m");
    }

    @Test
    void what_a_stranger_wrote_moves_no_cursor() throws IOException {
        Path file = write("run.sh", "docker run --privileged 'alp\033[2Jine:3.20'\n");

        assertThat(lint(file).out()).doesNotContain("\033").contains("\\u{1b}[2J");
    }

    @ParameterizedTest
    @CsvSource({
        "never, OK",
        "error, FINDINGS",
        "warning, FINDINGS",
        "note, FINDINGS",
    })
    void errors_fail_as_asked(String failOn, ExitCode code) throws IOException {
        assertThat(lint("--fail-on", failOn, write("run.sh", BAD)).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "never, OK",
        "error, OK",
        "warning, OK",
        "note, FINDINGS",
    })
    void notes_fail_as_asked(String failOn, ExitCode code) throws IOException {
        Path file = write("run.sh", "docker run --rm --read-only alpine:3.20\n");

        assertThat(lint("--fail-on", failOn, file).code()).isEqualTo(code);
    }

    @Test
    void nothing_wrong_is_said_to_be_so() throws IOException {
        Run run = lint(write("run.sh", "echo hello\n"));

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).isEqualTo("1 file: nothing found\n");
    }

    @Test
    void what_could_not_be_checked_is_never_clean() throws IOException {
        Path file = directory.resolve("run.sh");
        Files.write(file, new byte[] {'#', '!', 0, 1});

        Run run = lint("--fail-on", "never", file);

        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(run.err()).startsWith("trust: " + file + " could not be checked\n       it is no text");
        assertThat(run.out()).isEqualTo("no file was checked; 1 not checked\n");
    }

    @Test
    void a_file_that_was_not_read_to_its_end_is_never_clean() throws IOException {
        Run run = lint("--fail-on", "never", write("compose.yaml", "services:\n  a: [b\n"));

        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(run.out()).contains("TR001", "1 not checked to the end");
    }

    @Test
    void a_path_that_is_not_there_is_a_mistake() throws IOException {
        Run run = lint(write("run.sh", BAD), directory.resolve("gone"));

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("gone", "there is no such file or directory");
        assertThat(run.out()).isEmpty();
        assertThat(lint().err()).contains("no file or directory is named");
    }

    @Test
    void a_directory_with_nothing_to_check_is_said_to_be_one() {
        Run run = lint("-q", directory);

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).contains("no file here of a kind that is checked");
    }

    @Test
    void standard_input_is_read_as_what_it_is_called() {
        here = here.typing(BAD);

        Run run = lint("--stdin-name", "x/run.sh", "-");

        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).startsWith("x/run.sh:1:1: note TR505");
        assertThat(lint("--stdin-name", "picture.png", "-").code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(lint("-", directory).code()).isEqualTo(ExitCode.USAGE);
        assertThat(lint("--write", "-").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void settings_of_the_tree_are_named_and_can_be_refused() throws IOException {
        Path settings = write(".trust-lint.yaml", "rules:\n  TR504: off\n");
        Path file = write("run.sh", BAD);

        Run run = lint("-q", file);
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).isEqualTo("note: settings come from " + settings + ": 1 rule off\n");
        assertThat(lint("--no-lint-config", file).code()).isEqualTo(ExitCode.FINDINGS);
        Path other = write("other.yaml", "rules: {TR505: error}\n");
        assertThat(lint("--lint-config", other, file).out()).contains("error TR505");
        assertThat(lint("--lint-config", other, "--no-lint-config", file).code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void settings_that_are_not_understood_are_a_mistake() throws IOException {
        Path settings = write(".trust-lint.yaml", "rules:\n  TR999: off\n");

        Run run = lint(write("run.sh", BAD));

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("cannot use " + settings + ":2", "there is no rule \"TR999\"");
    }

    @Test
    void rules_are_explained_and_those_that_are_none_refused() {
        assertThat(lint("--explain", "tr504").out())
                .startsWith("TR504, error: A container with the host's privileges\n");
        assertThat(lint("--explain", "TR505x").code()).isEqualTo(ExitCode.USAGE);
        assertThat(lint("--only", "TR504,TR5", directory).err()).contains("there is no rule \"TR5\"");
    }

    @Test
    void a_keyring_directory_that_is_not_there_is_a_mistake() {
        assertThat(lint("--keyring", directory.resolve("none"), directory).code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void documents_keep_to_their_schema() throws IOException {
        write("a.sh", "# trust ignore=TR504 it is our own machine\n" + BAD);
        Files.write(directory.resolve("b.sh"), new byte[1]);
        write(".trust-lint.yaml", "exclude: [c.sh]\n");
        write("c.sh", BAD);

        Run run = lint("--format", "json", "--as-of", "2026-01-01", directory);

        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(Schemas.objections(run.out())).isEmpty();
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertThat(document.at("/summary/suppressed").asInt()).isEqualTo(1);
        assertThat(document.at("/summary/excluded").asInt()).isEqualTo(1);
        assertThat(document.at("/results/0/findings").findValuesAsText("reason"))
                .containsExactly("it is our own machine");
        assertThat(document.at("/results/1/error/cause").asText()).isEqualTo("unchecked");
        assertThat(document.at("/exitCode").asInt()).isEqualTo(10);
        assertThat(Schemas.objections(lint("--format", "json", "--no-lint-config", write("d/d.sh", ""))
                        .out()))
                .isEmpty();
    }

    @Test
    void logs_for_code_scanning_keep_to_the_committees_schema() throws IOException {
        write("a.sh", "# trust ignore=TR504 it is our own machine\n" + BAD);
        write("b b.sh", "\uFEFFx='\uD83D\uDE00'; " + BAD);
        Files.write(directory.resolve("c.sh"), new byte[1]);

        Run run = lint("--format", "sarif", directory);

        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(SarifSchema.objections(run.out())).isEmpty();
        JsonNode log = new ObjectMapper().readTree(run.out()).at("/runs/0");
        assertThat(log.at("/tool/driver/rules/0/id").asText()).isEqualTo("TR001");
        JsonNode privileged = result(log, "TR504", 1);
        assertThat(privileged
                        .at("/locations/0/physicalLocation/region/startColumn")
                        .asInt())
                .isEqualTo("x='..'; docker run ".length() + 1);
        assertThat(result(log, "TR504", 0).at("/suppressions/0/justification").asText())
                .isEqualTo("it is our own machine");
        assertThat(log.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
    }

    private static JsonNode result(JsonNode log, String rule, int nth) {
        return Stream.of(log.path("results"))
                .flatMap(results ->
                        Stream.iterate(0, i -> i < results.size(), i -> i + 1).map(results::path))
                .filter(result -> result.path("ruleId").asText().equals(rule))
                .skip(nth)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fingerprints_stay_when_lines_move() throws IOException {
        Path file = write("a.sh", BAD + BAD);
        String before = lint("--format", "sarif", "--only", "TR504", file).out();
        write("a.sh", "# one\n# more\n\n  " + BAD + BAD);
        String after = lint("--format", "sarif", "--only", "TR504", file).out();

        assertThat(fingerprints(after))
                .isEqualTo(fingerprints(before))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    private static java.util.List<String> fingerprints(String log) throws IOException {
        return new ObjectMapper().readTree(log).findValuesAsText("trust/v1");
    }

    @Test
    void annotations_are_escaped_as_the_runner_reads_them() throws IOException {
        Path file = write("a,b:c%.sh", BAD);

        Run run = lint("--format", "github", "--only", "TR504", file);

        assertThat(run.out())
                .startsWith("::error file=" + directory + "/a%2Cb%3Ac%25.sh,line=1,endLine=1,col=12,endColumn=24,"
                        + "title=TR504::a privileged container has every device and every capability of the host%0A"
                        + "add the one");
        write("d/run.sh", "\0");
        assertThat(lint("--format", "github", directory.resolve("d")).out())
                .startsWith("::error file=" + directory + "/d/run.sh,title=not checked::it is no text");
    }

    @Test
    void other_encodings_and_line_ends_are_shown_as_they_are_meant() throws IOException {
        Path file = directory.resolve("run.sh");
        Files.write(file, ("\u00e9=1; " + BAD).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(lint("--only", "TR504", file).out()).contains("""
                  1 | \u00e9=1; docker run --privileged alpine:3.20
                    |                 ^^^^^^^^^^^^
                """);
    }

    @Test
    void of_a_long_line_what_is_around_the_place_is_shown() throws IOException {
        Path file = write("run.sh", "x='" + "y".repeat(5000) + "'; " + BAD.strip() + " " + "z ".repeat(5000) + "\n");

        String out = lint("--only", "TR504", file).out();

        assertThat(out.lines()).allMatch(line -> line.length() < 250);
        assertThat(out).contains("yyyy'; docker run --privileged alpine:3.20 z z ");
    }

    @Test
    void quiet_leaves_the_summary_away() throws IOException {
        assertThat(lint("-q", write("run.sh", "echo\n")).out()).isEmpty();
    }

    @Test
    void the_practices_are_told_from_the_mistakes() {
        Run good = lint("trust-fixtures/practices/good/compose.yaml");
        Run bad = lint("trust-fixtures/practices/mistakes/compose.yaml");

        assertThat(good.code()).isEqualTo(ExitCode.OK);
        assertThat(bad.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(bad.out()).contains("error TR501", "error TR504");
    }

    @Test
    void a_patch_of_nothing_is_empty() throws IOException {
        Run run = lint("--fix", write("run.sh", BAD));

        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("note: 1 file: 1 error, 2 notes; the patch mends 0\n");
        assertThat(lint("--fix", "--format", "json", directory).code()).isEqualTo(ExitCode.USAGE);
    }
}
