package dev.contenttrust.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.source.Nearby;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The practices and the mistakes, and what is found in them. */
class PracticesTest {
    private static final Path PRACTICES = Path.of("trust-fixtures/practices");
    private static final String EXPECTED = ".expected";

    @TestFactory
    Stream<DynamicTest> each_file_gives_what_lies_beside_it() throws IOException {
        return files(EXPECTED).stream().map(expected -> {
            String name = expected.toString();
            Path file = Path.of(name.substring(0, name.length() - EXPECTED.length()));
            return DynamicTest.dynamicTest(
                    file.toString(),
                    () -> assertThat(findings(file).stream()
                                    .map(PracticesTest::line)
                                    .toList())
                            .isEqualTo(Files.readAllLines(expected)));
        });
    }

    @TestFactory
    Stream<DynamicTest> good_files_give_no_warning() throws IOException {
        return files("").stream()
                .filter(file -> file.startsWith(PRACTICES.resolve("good")))
                .filter(file ->
                        !file.toString().endsWith(EXPECTED) && !file.toString().endsWith("key-adv.Dockerfile"))
                .map(file -> DynamicTest.dynamicTest(
                        file.toString(),
                        () -> assertThat(findings(file))
                                .extracting(Finding::level)
                                .allMatch(level -> level == Level.NOTE)));
    }

    @Test
    void the_page_explains_every_file() throws IOException {
        String page = Files.readString(Path.of("docs/practices.md"));
        assertThat(files("").stream()
                        .map(file -> PRACTICES.relativize(file).toString())
                        .filter(name -> !name.endsWith(EXPECTED)))
                .hasSizeGreaterThan(15)
                .allMatch(page::contains);
    }

    private static List<Finding> findings(Path file) throws IOException {
        return Checked.file(Nearby.NOTHING, Policy.NONE, file.toString(), Files.readString(file))
                .findings();
    }

    private static String line(Finding finding) {
        return finding.region().startLine() + " " + finding.rule() + " "
                + finding.level().word();
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(PRACTICES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
