package dev.contenttrust.lint.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.Checked;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.Nearby;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Dockerfiles in the ways of official images, of which no rule says more than a note, and others in which each bad line stands
 * after a comment {@code # bad: RULES}: its rules find it, as a warning or an error, and no rule of these packages says more than
 * a note of the other lines.
 */
class DockerfileRulesTest {
    private static final Path FILES = Path.of("src/test/resources/dev/contenttrust/lint/build");
    private static final String MARK = "# bad: ";

    /** Found by what follows downloads; it has a corpus of its own. */
    private static final Set<Rule> OTHERS = Set.of(Rule.TR203, Rule.TR204, Rule.TR209, Rule.TR210, Rule.TR303);

    @TestFactory
    Stream<DynamicTest> of_good_files_there_is_nothing_to_say() throws IOException {
        return files("good")
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(check(file).lines()).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> every_bad_line_is_found_and_no_other() throws IOException {
        return files("bad")
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> bad(file)));
    }

    private static Stream<Path> files(String kind) throws IOException {
        try (Stream<Path> files = Files.list(FILES.resolve(kind))) {
            List<Path> all = files.sorted().toList();
            assertThat(all).hasSizeGreaterThan(3);
            return all.stream();
        }
    }

    private static Checked check(Path file) throws IOException {
        return Checked.file(Nearby.NOTHING, Policy.NONE, file.toString(), Files.readString(file));
    }

    private static void bad(Path file) throws IOException {
        Map<Integer, Set<String>> marks = marks(Files.readAllLines(file));
        List<Finding> findings = check(file).findings().stream()
                .filter(finding -> !OTHERS.contains(finding.rule()) && finding.level() != Level.NOTE)
                .toList();
        marks.forEach((line, rules) -> assertThat(findings.stream()
                        .filter(finding -> finding.region().startLine() == line)
                        .map(finding -> finding.rule().id()))
                .as("line " + line)
                .containsAll(rules));
        assertThat(findings)
                .allSatisfy(finding -> assertThat(marks)
                        .as(finding.rule() + " " + finding.message())
                        .containsKey(finding.region().startLine()));
    }

    /** By the line after each mark. */
    private static Map<Integer, Set<String>> marks(List<String> lines) {
        Map<Integer, Set<String>> bad = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(MARK)) {
                bad.put(
                        i + 2,
                        Set.copyOf(Arrays.asList(
                                lines.get(i).substring(MARK.length()).split(" "))));
            }
        }
        return bad;
    }
}
