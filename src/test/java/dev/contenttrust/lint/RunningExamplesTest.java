package dev.contenttrust.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.Nearby;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of docs/rules.md: bad ones are found by their rule, good ones are not. */
class RunningExamplesTest {
    private static final Path RULES = Path.of("docs/rules.md");
    private static final Map<String, String> FILES =
            Map.of("sh", "run.sh", "yaml", "compose.yaml", "dockerfile", "Dockerfile");

    /** Theirs need somebody to ask: {@code lint.signed.SignedExamplesTest}. */
    private static final Set<Rule> SIGNED = Set.of(Rule.TR109, Rule.TR110, Rule.TR111);

    /** Of what cannot be read, and of files beside the checked one: no example of a single file shows them. */
    private static final Set<Rule> UNEXPLAINED = Set.of(Rule.TR001, Rule.TR002, Rule.TR311, Rule.TR312);

    private record Example(Rule rule, boolean bad, String file, String text, int line) {}

    @TestFactory
    Stream<DynamicTest> every_example_is_what_it_says() throws IOException {
        List<Example> examples = examples();
        assertThat(examples).hasSizeGreaterThan(30);
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.rule() + (example.bad() ? " bad" : " good") + ", line " + example.line(),
                        () -> check(example)));
    }

    private static void check(Example example) {
        Policy policy =
                example.rule() == Rule.TR107 ? new Policy(List.of("docker.io"), Map.of(), Set.of()) : Policy.NONE;
        List<Finding> findings = Checked.file(Nearby.NOTHING, policy, example.file(), example.text())
                .findings();
        if (example.bad()) {
            assertThat(findings).extracting(Finding::rule).contains(example.rule());
        } else {
            assertThat(findings)
                    .noneMatch(finding -> finding.rule() == example.rule() || finding.level() == Level.ERROR);
        }
    }

    @Test
    void every_rule_has_both_kinds() throws IOException {
        List<Example> examples = examples();
        Stream.of(Rule.values())
                .filter(rule -> !UNEXPLAINED.contains(rule) && !SIGNED.contains(rule))
                .forEach(rule -> assertThat(examples)
                        .as(rule.id())
                        .anyMatch(example -> example.rule() == rule && example.bad())
                        .anyMatch(example -> example.rule() == rule && !example.bad()));
    }

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        List<String> lines = Files.readAllLines(RULES);
        Rule rule = Rule.TR001;
        boolean bad = true;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("## TR")) {
                rule = Rule.of(line.substring(3)).orElseThrow();
            } else if (line.equals("Bad:") || line.equals("Good:")) {
                bad = line.equals("Bad:");
            } else if (line.startsWith("```") && line.length() > 3) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                String file = FILES.get(line.substring(3));
                if (file != null && !SIGNED.contains(rule)) {
                    examples.add(new Example(
                            rule, bad, file, String.join("\n", lines.subList(i + 1, end)) + "\n", i + 1));
                }
                i = end;
            }
        }
        return examples;
    }
}
