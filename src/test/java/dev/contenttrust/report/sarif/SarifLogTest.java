package dev.contenttrust.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contenttrust.report.sarif.SarifResult.Place;
import dev.contenttrust.report.sarif.SarifResult.Region;
import dev.contenttrust.report.sarif.SarifResult.Replacement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SarifLogTest {
    private static final SarifRule RULE = new SarifRule(
            "TR301",
            "A key named by eight hex digits",
            "Anybody can make another key with the same eight digits.",
            Optional.of("https://example.com/rules#tr301"),
            "error",
            Optional.of("8.0"),
            List.of("security"));

    private static SarifResult result(List<Replacement> fix, Optional<String> suppression) {
        return new SarifResult(
                "TR301",
                "error",
                "the key \"DEADBEEF\" is named by its short id",
                new Place("a%20b/Dockerfile", Optional.of(new Region(3, 5, 3, 13))),
                "f00d",
                fix,
                suppression);
    }

    @Test
    void a_log_keeps_to_the_official_schema() {
        Region region = new Region(3, 5, 3, 13);
        String log = new SarifLog(
                        "1.0",
                        List.of(RULE),
                        List.of(
                                result(List.of(), Optional.empty()),
                                result(List.of(new Replacement(region, "x")), Optional.of("a test key"))),
                        List.of("c/Dockerfile: permission denied"))
                .render();
        assertThat(SarifSchema.objections(log)).isEmpty();
        assertThat(SarifSchema.objections(log.replace("\"level\": \"error\"", "\"level\": \"fatal\"")))
                .isNotEmpty();
    }

    @Test
    void results_point_at_their_rule_and_place_and_say_what_mends_them() throws IOException {
        JsonNode run = new ObjectMapper()
                .readTree(new SarifLog(
                                "1.0",
                                List.of(RULE),
                                List.of(result(
                                        List.of(new Replacement(new Region(3, 5, 3, 13), "FULL")),
                                        Optional.of("a test key"))),
                                List.of())
                        .render())
                .at("/runs/0");
        JsonNode result = run.at("/results/0");
        assertThat(run.at("/tool/driver/rules")
                        .get(result.at("/ruleIndex").asInt())
                        .at("/id"))
                .isEqualTo(result.at("/ruleId"));
        assertThat(run.at("/columnKind").asText()).isEqualTo("utf16CodeUnits");
        assertThat(result.at("/locations/0/physicalLocation/region/startColumn").asInt())
                .isEqualTo(5);
        assertThat(result.at("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text")
                        .asText())
                .isEqualTo("FULL");
        assertThat(result.at("/suppressions/0/justification").asText()).isEqualTo("a test key");
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
    }

    @Test
    void what_could_not_be_checked_is_no_success() throws IOException {
        JsonNode run = new ObjectMapper()
                .readTree(new SarifLog("1.0", List.of(), List.of(), List.of("x: permission denied")).render())
                .at("/runs/0");
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .isEqualTo("x: permission denied");
    }
}
