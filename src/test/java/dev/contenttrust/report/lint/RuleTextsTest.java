package dev.contenttrust.report.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.finding.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RuleTextsTest {
    @Test
    void a_section_is_a_text_and_its_examples() {
        RuleTexts texts = RuleTexts.parse("""
                # Rules

                ## TR501

                Whoever can write `/`
                is root.

                Bad:

                ```sh
                # Not a heading
                ## TR502
                docker run -v /:/host alpine
                ```

                # Another chapter

                Which is about none.

                ## TR504

                Rights.
                """);

        assertThat(texts.text(Rule.TR501)).isEqualTo("Whoever can write `/`\nis root.");
        assertThat(texts.section(Rule.TR501)).contains("# Not a heading").endsWith("```");
        assertThat(texts.text(Rule.TR504)).isEqualTo("Rights.");
        assertThat(texts.text(Rule.TR502)).isEmpty();
    }

    @Test
    void the_page_explains_the_rules_about_running() throws IOException {
        RuleTexts texts = RuleTexts.parse(Files.readString(Path.of("docs/rules.md")));

        assertThat(Rule.values())
                .filteredOn(rule -> rule.id().matches("TR[57]\\d\\d"))
                .allSatisfy(rule -> assertThat(texts.text(rule)).as(rule.id()).isNotEmpty());
    }
}
