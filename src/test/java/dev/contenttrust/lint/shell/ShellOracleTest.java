package dev.contenttrust.lint.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.dockerfile.Corpus;
import dev.contenttrust.lint.dockerfile.DockerfileParser;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.live.peer.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash takes for a script, and what it refuses. */
class ShellOracleTest {
    /** One process looks at all of them. */
    private static final String ASK = "cd \"$1\"; for f in *; do bash -n \"$f\" 2>/dev/null || echo \"$f\"; done";

    @TempDir
    Path directory;

    private Program bash;

    @BeforeEach
    void start() throws IOException {
        bash = Program.named("bash", Files.createDirectory(directory.resolve("home")));
    }

    private Path written(List<String> scripts) throws IOException {
        Path files = Files.createDirectory(directory.resolve("scripts"));
        for (int i = 0; i < scripts.size(); i++) {
            Files.writeString(files.resolve(String.valueOf(i)), scripts.get(i) + "\n");
        }
        return files;
    }

    /** The numbers of those that bash refuses. */
    private Set<Integer> refusedByBash(List<String> scripts) throws IOException {
        Path files = written(scripts);
        return bash.run("-c", ASK, "ask", files.toString()).succeeded().lines().stream()
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of the one that the other lacks, the shortest first. */
    private static List<String> without(List<String> some, List<String> others) {
        return some.stream()
                .filter(script -> !others.contains(script))
                .sorted(Comparator.comparing(String::length))
                .toList();
    }

    /** Where a backquote or a brace has no other, bash sees it only when it runs the script. */
    private static boolean isBalanced(String script) {
        return script.chars().filter(c -> c == '`').count() % 2 == 0
                && script.chars().filter(c -> c == '{').count()
                        == script.chars().filter(c -> c == '}').count();
    }

    private static Script parse(String script) {
        SourceText source = SourceText.of("script", script);
        return ShellParser.parse(MappedText.of(source, new Span(0, script.length())));
    }

    private static List<String> refusedHere(List<String> scripts) {
        return scripts.stream()
                .filter(script -> parse(script).problem().isPresent())
                .toList();
    }

    private List<String> refusedThere(List<String> scripts) throws IOException {
        return refusedByBash(scripts).stream().map(scripts::get).toList();
    }

    @Test
    void every_run_line_of_this_project_is_read_as_bash_reads_it() throws IOException {
        List<String> scripts = runLines();
        assertThat(scripts).hasSizeGreaterThan(400);
        assertThat(refusedHere(scripts)).isEqualTo(refusedThere(scripts));
    }

    /** Code 1072: it cannot read on. What {@code [} takes is not the shell's language. */
    @Test
    void shellcheck_reads_every_run_line_that_is_read_here() throws IOException {
        List<String> scripts = runLines().stream()
                .filter(script -> parse(script).problem().isEmpty())
                .toList();
        Program shellcheck = Program.named("shellcheck", directory.resolve("home"));
        List<String> command = new ArrayList<>(List.of("--shell=bash", "--format=gcc", "--severity=error"));
        Path files = written(scripts);
        for (int i = 0; i < scripts.size(); i++) {
            command.add(files.resolve(String.valueOf(i)).toString());
        }
        List<String> said = shellcheck.run(command.toArray(new String[0])).lines();
        assertThat(said).noneMatch(line -> line.contains("[SC1072]") && !line.contains("Expected test to end"));
    }

    private static List<String> runLines() {
        List<String> scripts = new ArrayList<>();
        for (SourceText source : Corpus.dockerfiles()) {
            for (Instruction instruction : DockerfileParser.parse(source).instructions()) {
                if (instruction.is("RUN") && instruction.json().isEmpty()) {
                    scripts.add(instruction.script().text());
                }
            }
        }
        return scripts;
    }

    @Test
    void good_scripts_of_every_form_are_read() throws IOException {
        ShellGrammar grammar = new ShellGrammar(new Random(20261126));
        List<String> scripts = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            scripts.add(grammar.script(3));
        }
        assertThat(refusedThere(scripts)).as("the grammar makes good scripts").isEmpty();
        assertThat(refusedHere(scripts)).isEmpty();
    }

    /**
     * Scripts of which some characters are gone. What bash still takes is read. Of what it refuses, most is refused; not told are
     * words behind a compound command, a parenthesis inside the words of a command, and what stands between {@code [[} and
     * {@code ]]}: there, reading on finds more than stopping.
     */
    @Test
    void damaged_scripts_that_bash_takes_are_read_and_most_others_are_refused() throws IOException {
        Random random = new Random(7);
        ShellGrammar grammar = new ShellGrammar(random);
        List<String> scripts = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            StringBuilder script = new StringBuilder(grammar.script(1));
            for (int n = 1 + random.nextInt(2); n > 0 && script.length() > 3; n--) {
                int at = random.nextInt(script.length() - 2);
                script.delete(at, at + 1 + random.nextInt(2));
            }
            scripts.add(script.toString());
        }
        List<String> there = refusedThere(scripts);
        List<String> here = refusedHere(scripts);
        assertThat(without(here, there)).as("refused here alone").noneMatch(ShellOracleTest::isBalanced);
        assertThat(there).hasSizeGreaterThan(300);
        assertThat(here).hasSizeGreaterThan(there.size() * 3 / 4);
    }
}
