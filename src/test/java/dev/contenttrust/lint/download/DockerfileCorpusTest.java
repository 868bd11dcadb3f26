package dev.contenttrust.lint.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.BadLines;
import dev.contenttrust.lint.Checked;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.Nearby;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Dockerfiles in the ways of official images, in which nothing is wrong with a download, and in the ways of others: before each
 * line that is bad stands a comment {@code # bad: RULES}.
 */
class DockerfileCorpusTest {
    private static final Path FILES = Path.of("src/test/resources/dev/contenttrust/lint/download");
    private static final Set<Rule> OWN =
            EnumSet.of(Rule.TR203, Rule.TR204, Rule.TR205, Rule.TR206, Rule.TR208, Rule.TR209, Rule.TR210, Rule.TR303);

    @TestFactory
    Stream<DynamicTest> nothing_is_said_of_good_lines_and_all_bad_ones_are_found() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            assertThat(all).hasSizeGreaterThan(15);
            return all.stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        String text = Files.readString(file);
        Map<Integer, Set<String>> bad = BadLines.of(text.lines().toList());
        assertThat(bad.isEmpty()).isEqualTo(file.startsWith(FILES.resolve("good")));
        List<Finding> findings = Checked.file(Nearby.NOTHING, Policy.NONE, file.toString(), text).findings().stream()
                .filter(finding -> OWN.contains(finding.rule()) && finding.level() != Level.NOTE)
                .toList();
        bad.forEach((line, rules) -> assertThat(findings.stream()
                        .filter(finding -> covers(finding, line))
                        .map(finding -> finding.rule().id()))
                .as("line " + line)
                .containsAll(rules));
        assertThat(findings).allMatch(finding -> bad.keySet().stream().anyMatch(line -> covers(finding, line)));
    }

    private static boolean covers(Finding finding, int line) {
        return finding.region().startLine() <= line && finding.region().endLine() >= line;
    }
}
