package dev.contenttrust.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contenttrust.report.sarif.SarifFix.Replacement;
import dev.contenttrust.report.sarif.SarifLog.Ending;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SarifLogTest {
    private static final SarifTool TOOL = new SarifTool(
            "trust",
            "1.2.3",
            List.of(
                    new SarifRule("A1", "one", "", SarifLevel.NOTE),
                    new SarifRule("A2", "two", "Two, at length.", SarifLevel.ERROR)));

    private final StringBuilder text = new StringBuilder();
    private final SarifLog log = new SarifLog(TOOL, text::append);

    private static SarifRegion region(int line, int column, int end) {
        return new SarifRegion(line, column, line, end, Optional.empty());
    }

    private static SarifResult result(String rule, String file, Optional<String> suppression) {
        SarifRegion region = new SarifRegion(3, 1, 4, 2, Optional.of("what\nstands there"));
        SarifFix fix = new SarifFix(file, "write it otherwise", List.of(new Replacement(region(3, 1, 5), "x")));
        return new SarifResult(
                rule,
                SarifLevel.WARNING,
                "a \"message\"\nin two lines",
                new SarifPlace(file, Optional.of(region)),
                "abc:1",
                List.of(fix),
                suppression);
    }

    private JsonNode run() throws IOException {
        assertThat(SarifSchema.objections(text.toString())).isEmpty();
        return new ObjectMapper().readTree(text.toString()).path("runs").path(0);
    }

    @Test
    void a_log_without_results_keeps_to_the_schema() throws IOException {
        log.end(Ending.COMPLETE, 0);

        assertThat(run().path("results")).isEmpty();
        assertThat(run().path("invocations").path(0).path("executionSuccessful").asBoolean())
                .isTrue();
    }

    @Test
    void results_have_rules_places_fingerprints_fixes_and_suppressions() throws IOException {
        log.result(result("A2", "a/b.txt", Optional.of("we know")));
        log.result(result("A1", "a/b.txt", Optional.empty()));
        log.notice(new SarifNotice(SarifLevel.ERROR, "c could not be read", Optional.of(SarifPlace.of("c"))));
        log.end(Ending.INCOMPLETE, 10);

        JsonNode first = run().path("results").path(0);
        assertThat(first.path("ruleIndex").asInt()).isEqualTo(1);
        assertThat(first.at("/suppressions/0/kind").asText()).isEqualTo("inSource");
        assertThat(first.at("/suppressions/0/justification").asText()).isEqualTo("we know");
        assertThat(first.at("/locations/0/physicalLocation/region/endColumn").asInt())
                .isEqualTo(2);
        assertThat(first.at("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text")
                        .asText())
                .isEqualTo("x");
        assertThat(run().path("results").path(1).has("suppressions")).isFalse();
        assertThat(run().path("columnKind").asText()).isEqualTo("utf16CodeUnits");
        assertThat(run().at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
        assertThat(run().at("/invocations/0/toolExecutionNotifications")).hasSize(1);
    }

    @Test
    void paths_become_references_of_their_kind() throws IOException {
        log.result(result("A1", "a b/\u00e9:%#?.txt", Optional.empty()));
        log.result(result("A1", "/root/a", Optional.empty()));
        log.end(Ending.COMPLETE, 1);

        String uri = "/locations/0/physicalLocation/artifactLocation/uri";
        assertThat(run().path("results").path(0).at(uri).asText()).isEqualTo("a%20b/%C3%A9%3A%25%23%3F.txt");
        assertThat(run().path("results").path(1).at(uri).asText()).isEqualTo("file:///root/a");
    }

    @Test
    void a_result_of_an_unknown_rule_is_a_bug() {
        assertThatThrownBy(() -> log.result(result("A3", "a", Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_schema_objects_to_what_is_none() {
        assertThat(SarifSchema.objections("{\"version\": \"2.1.0\", \"runs\": [{\"results\": []}]}"))
                .isNotEmpty();
    }
}
