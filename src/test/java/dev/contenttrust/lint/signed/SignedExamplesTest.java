package dev.contenttrust.lint.signed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.ShippedMirror;
import dev.contenttrust.lint.finding.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/rules.md that need somebody to ask: the shipped mirror, as of the days that the document names. */
class SignedExamplesTest {
    private static final String MIRROR = "dir:trust-fixtures/mirror";
    private static final String DAY = ShippedMirror.madeAt();
    private static final String LATER = "2027-01-01T00:00:00Z";
    private static final Map<String, String> FILES = Map.of("sh", "run.sh", "yaml", "compose.yaml");
    private static final Pattern SECTION =
            Pattern.compile("(?m)^## (TR109|TR110|TR111)\n(.*?)(?=^#)", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern EXAMPLE = Pattern.compile("(Bad|Good):\n\n```(sh|yaml)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path home;

    private record Example(Rule rule, boolean bad, String file, String text) {}

    @TestFactory
    Stream<DynamicTest> every_example_is_what_it_says() throws IOException {
        List<Example> examples = examples();
        assertThat(examples).hasSize(6);
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.rule() + (example.bad() ? " bad" : " good"), () -> check(example)));
    }

    private void check(Example example) {
        Tree.Result result = new Tree(home, MIRROR)
                .asOf(example.bad() && example.rule() == Rule.TR111 ? LATER : DAY)
                .file(example.file(), example.text())
                .check();
        if (example.bad()) {
            assertThat(result.lines()).isNotEmpty().allMatch(line -> line.startsWith(example.rule() + " error "));
            assertThat(result.summary().signed()).isEmpty();
        } else {
            assertThat(result.lines()).isEmpty();
            assertThat(result.summary().signed()).hasSize(result.summary().images());
        }
    }

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        Matcher section = SECTION.matcher(Files.readString(Path.of("docs/rules.md")));
        while (section.find()) {
            Rule rule = Rule.of(section.group(1)).orElseThrow();
            Matcher example = EXAMPLE.matcher(section.group(2));
            while (example.find()) {
                String file = Objects.requireNonNull(FILES.get(example.group(2)));
                examples.add(new Example(rule, example.group(1).equals("Bad"), file, example.group(3)));
            }
        }
        return examples;
    }
}
