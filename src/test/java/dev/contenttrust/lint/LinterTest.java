package dev.contenttrust.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.contenttrust.lint.Result.Linted;
import dev.contenttrust.lint.Result.Reason;
import dev.contenttrust.lint.Result.Skipped;
import dev.contenttrust.lint.Result.Unchecked;
import dev.contenttrust.lint.config.Configs;
import dev.contenttrust.lint.config.LintConfigException;
import dev.contenttrust.lint.finding.FileKind;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.keyfile.SuppliedKeyrings;
import dev.contenttrust.lint.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinterTest {
    private static final String BAD = "docker run --privileged alpine:3.20\n";

    private final Linter linter = new Linter(SuppliedKeyrings.NONE, Checked.NOW);

    @TempDir
    Path directory;

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private List<Result> lint(Path... paths) {
        List<Result> results = new ArrayList<>();
        linter.lint(List.of(paths), Configs.nearest(), results::add);
        return results;
    }

    private List<String> names(List<Result> results) {
        return results.stream()
                .map(result -> result.getClass().getSimpleName() + " " + directory.relativize(Path.of(result.name())))
                .toList();
    }

    @Test
    void all_that_is_of_a_kind_beneath_a_directory_is_checked_in_order_of_names() throws IOException {
        for (String name : List.of("b/run.sh", "b/Dockerfile", "a.Dockerfile", "z.md", "c/d/e/compose.yaml", ".env")) {
            write(name, BAD);
        }
        write("b/picture.png", BAD);
        write(".git/hooks/pre-commit.sh", BAD);

        assertThat(names(lint(directory)))
                .containsExactly(
                        "Linted .env",
                        "Linted a.Dockerfile",
                        "Linted b/Dockerfile",
                        "Linted b/run.sh",
                        "Linted c/d/e/compose.yaml",
                        "Linted z.md");
    }

    @Test
    void results_keep_their_order_however_many_there_are() throws IOException {
        List<String> expected = new ArrayList<>();
        for (int i = 1000; i < 1400; i++) {
            write(i % 7 + "/" + i + ".sh", BAD.repeat(i % 13));
        }
        for (int d = 0; d < 7; d++) {
            for (int i = 1000; i < 1400; i++) {
                if (i % 7 == d) {
                    expected.add("Linted " + d + "/" + i + ".sh");
                }
            }
        }

        assertThat(names(lint(directory))).isEqualTo(expected);
    }

    @Test
    void a_file_that_is_named_twice_is_checked_once() throws IOException {
        Path file = write("run.sh", BAD);

        assertThat(lint(file, directory, directory.resolve("./run.sh"))).hasSize(1);
    }

    @Test
    void links_are_not_followed_and_those_that_lead_out_are_told() throws IOException {
        Path outside = write("outside/Dockerfile", "FROM scratch\n");
        write("tree/a/run.sh", BAD);
        Path tree = directory.resolve("tree");
        Files.createSymbolicLink(tree.resolve("a/loop"), tree);
        Files.createSymbolicLink(tree.resolve("a/same.sh"), tree.resolve("a/run.sh"));
        Files.createSymbolicLink(tree.resolve("Dockerfile"), outside);
        Files.createSymbolicLink(tree.resolve("gone.sh"), tree.resolve("nowhere"));

        assertThat(lint(tree))
                .satisfiesExactly(
                        link -> assertThat(link).isEqualTo(new Skipped(tree.resolve("Dockerfile") + "", Reason.LINK)),
                        file -> assertThat(file.name()).endsWith("a/run.sh"));
        assertThat(lint(tree.resolve("Dockerfile"))).hasOnlyElementsOfType(Linted.class);
    }

    @Test
    void what_cannot_be_read_is_told_and_the_rest_is_checked() throws IOException {
        assumeFalse(System.getProperty("user.name").equals("root"), "root reads everything");
        Path secret = write("a.sh", BAD);
        Path closed = write("closed/b.sh", BAD).getParent();
        write("c.sh", BAD);
        Files.setPosixFilePermissions(secret, java.util.Set.of());
        Files.setPosixFilePermissions(closed, java.util.Set.of());

        List<Result> results = lint(directory);

        Files.setPosixFilePermissions(closed, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        assertThat(names(results)).containsExactly("Unchecked a.sh", "Linted c.sh", "Unchecked closed");
    }

    @Test
    void what_a_package_manager_installed_is_passed_over() throws IOException {
        write("node_modules/x/run.sh", BAD);

        assertThat(lint(directory)).containsExactly(new Skipped(directory.resolve("node_modules") + "", Reason.STORE));
    }

    @Test
    void binaries_are_unchecked_where_their_name_promises_text() throws IOException {
        byte[] binary = {0x7f, 'E', 'L', 'F', 0, 0};
        write("program", binary);
        write("server.key", binary);
        write("run.sh", binary);

        assertThat(names(lint(directory))).containsExactly("Unchecked run.sh");
        assertThat(names(lint(directory.resolve("program")))).containsExactly("Unchecked program");
    }

    @Test
    void a_file_about_a_dockerfile_is_read_as_what_its_ending_says() throws IOException {
        write("Dockerfile.class", new byte[] {0});
        write("Dockerfile.java", BAD);
        write("Dockerfile.md", "```dockerfile\nFROM\n```\n");
        write("Dockerfile.web", "FROM scratch\n");

        assertThat(names(lint(directory))).containsExactly("Linted Dockerfile.md", "Linted Dockerfile.web");
    }

    @Test
    void a_pipe_is_not_waited_for() throws Exception {
        Path pipe = directory.resolve("Dockerfile");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(names(lint(directory))).containsExactly("Unchecked Dockerfile");
        assertThat(names(lint(pipe))).containsExactly("Unchecked Dockerfile");
    }

    @Test
    void what_is_found_beyond_the_bound_leaves_the_file_unfinished() throws IOException {
        write("run.sh", "docker run --rm --read-only alpine:3.20\n".repeat(6_000) + BAD);

        assertThat(rules(lint(directory).get(0))).hasSize(5_001).contains(Rule.TR001);
    }

    @Test
    void a_file_of_no_known_kind_is_unchecked_only_where_it_is_named() throws IOException {
        Path file = write("notes.txt", BAD);

        assertThat(lint(directory)).isEmpty();
        assertThat(lint(file))
                .singleElement()
                .satisfies(result -> assertThat(((Unchecked) result).remedy()).contains("--stdin-name"));
    }

    @Test
    void a_file_beyond_the_bound_is_unchecked_and_one_up_to_it_is_checked() throws IOException {
        write("a.sh", "#".repeat(FileCheck.LENGTH_MAX));
        write("b.sh", "#".repeat(FileCheck.LENGTH_MAX + 1));
        write("data", "#".repeat(FileCheck.LENGTH_MAX + 1));

        assertThat(names(lint(directory))).containsExactly("Linted a.sh", "Unchecked b.sh");
    }

    @Test
    void a_line_of_ten_megabytes_ends() throws IOException {
        write("Dockerfile", "RUN docker run --rm " + "x".repeat(10_000_000) + " alpine\n");
        write("a.yaml", "a: " + "x".repeat(10_000_000) + "\n");
        write("run.sh", "docker run --privileged " + "x ".repeat(5_000_000) + "\n");

        assertThat(names(lint(directory))).containsExactly("Linted Dockerfile", "Linted a.yaml", "Linted run.sh");
    }

    @Test
    void a_check_that_fails_leaves_its_file_unchecked_and_the_rest_checked() throws IOException {
        FileKind broken = new FileKind() {
            @Override
            public boolean claims(String fileName) {
                return true;
            }

            @Override
            public void check(SourceText text, Policy policy, Findings findings) {
                if (text.text().startsWith("!")) {
                    throw new IllegalStateException("no such branch");
                }
            }
        };
        write("a", "!");
        write("b", "?");
        List<Result> results = new ArrayList<>();

        Linters.of(broken).lint(List.of(directory), Configs.none(), results::add);

        assertThat(names(results)).containsExactly("Unchecked a", "Linted b");
    }

    @Test
    void marks_line_ends_and_other_encodings_do_not_move_places() throws IOException {
        write("bom.sh", "\uFEFF" + BAD.replace("\n", "\r\n"));
        write("latin.sh", "docker run --privileged alpine:3.20 # caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(lint(directory))
                .allSatisfy(result -> assertThat(((Linted) result).inOrder())
                        .filteredOn(finding -> finding.rule() == Rule.TR504)
                        .singleElement()
                        .satisfies(finding ->
                                assertThat(finding.region().startColumn()).isEqualTo(12)));
    }

    @Test
    void settings_hold_for_what_is_beneath_them() throws IOException {
        write("project/.trust-lint.yaml", "rules: {TR504: off}\nexclude: [vendor, 'docs/*.md']\n");
        write("project/run.sh", BAD);
        write("project/vendor/run.sh", BAD);
        write("project/docs/a.md", BAD);
        write("run.sh", BAD);

        List<Result> results = lint(directory.resolve("project"), directory.resolve("run.sh"));

        assertThat(names(results))
                .containsExactly(
                        "Skipped project/docs/a.md",
                        "Linted project/run.sh",
                        "Skipped project/vendor",
                        "Linted run.sh");
        assertThat(rules(results.get(1))).doesNotContain(Rule.TR504);
        assertThat(rules(results.get(3))).contains(Rule.TR504);
    }

    private static List<Rule> rules(Result result) {
        return ((Linted) result)
                .inOrder().stream().map(finding -> finding.rule()).toList();
    }

    @Test
    void settings_that_cannot_be_used_end_the_run() throws IOException {
        write(".trust-lint.yaml", "rules: {TR999: off}\n");

        assertThatThrownBy(() -> lint(directory)).isInstanceOf(LintConfigException.class);
    }
}
