package dev.contenttrust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** What docs/security.md says is tested, is; and the bounds that it lists are those of the code. */
class SecurityTablesTest {
    private static final Pattern NAME = Pattern.compile("`([a-z.]*)([A-Z]\\w*)\\.(\\w+)`");

    private static final Pattern NAME_OF_SOME = Pattern.compile("`([a-z.]*)([A-Z]\\w*)\\.(\\w+|\\*)`");

    @ParameterizedTest
    @CsvSource({
        "## Attacks, 70",
        "## Attacks on the TUF 1.0 client, 30",
        "## Attacks on the vulnerability database, 10",
        "## Attacks by what is inside an image, 15",
        "## Attacks on the check of signatures by the linter, 5",
        "## Attacks by what the linter reads, 10"
    })
    void every_attack_names_a_test_that_is_there(String heading, int atLeast) throws Exception {
        List<String> rows = rows(heading);
        assertThat(rows).hasSizeGreaterThan(atLeast);
        for (String row : rows) {
            Matcher name = NAME.matcher(cell(row, 3));
            assertThat(name.matches()).as(row).isTrue();
            Class<?> test = Class.forName("dev.contenttrust." + name.group(1) + name.group(2));
            assertThat(Arrays.stream(test.getDeclaredMethods())
                            .filter(SecurityTablesTest::isTest)
                            .map(Method::getName))
                    .as(row)
                    .contains(name.group(3));
        }
    }

    @Test
    void what_scans_are_said_to_do_beyond_others_is_tested() throws Exception {
        String page = Files.readString(Path.of("docs/scan.md"));
        List<String> rows = page.substring(page.indexOf("## Beside other scanners"))
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(10);
        for (String row : rows) {
            Matcher name = NAME_OF_SOME.matcher(cell(row, 9));
            assertThat(name.matches()).as(row).isTrue();
            Class<?> test = Class.forName("dev.contenttrust." + name.group(1) + name.group(2));
            assertThat(Arrays.stream(test.getDeclaredMethods())
                            .filter(SecurityTablesTest::isTest)
                            .map(Method::getName))
                    .as(row)
                    .anyMatch(
                            method -> name.group(3).equals("*") || name.group(3).equals(method));
        }
    }

    private static boolean isTest(Method method) {
        return AnnotationSupport.isAnnotated(method, Testable.class);
    }

    @Test
    void every_bound_has_the_value_of_its_constant() throws Exception {
        List<String> rows = rows("## Bounds");
        assertThat(rows).hasSizeGreaterThan(30);
        for (String row : rows) {
            Matcher name = NAME.matcher(cell(row, 3));
            assertThat(name.matches()).as(row).isTrue();
            Field constant = Class.forName("dev.contenttrust." + name.group(1) + name.group(2))
                    .getDeclaredField(name.group(3));
            constant.setAccessible(true);
            assertThat(number(constant.get(null))).as(row).isEqualTo(Long.parseLong(cell(row, 2)));
        }
    }

    private static long number(Object value) {
        return value instanceof Duration duration ? duration.toSeconds() : ((Number) value).longValue();
    }

    private static String cell(String row, int column) {
        return row.split("\\|")[column].strip();
    }

    private static List<String> rows(String heading) throws IOException {
        String text = Files.readString(Path.of("docs/security.md"));
        String part = text.substring(text.indexOf(heading + "\n") + heading.length());
        int end = part.indexOf("\n## ");
        return (end < 0 ? part : part.substring(0, end))
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .toList();
    }
}
