package dev.contenttrust.report.sarif;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * One thing that was found.
 *
 * @param ruleId of one of the tool's rules
 * @param fingerprint what stays the same while the thing does, wherever its line moves to
 * @param fixes each of them removes it
 * @param suppression the reason why it does not count, given beside it in the file
 */
public record SarifResult(
        String ruleId,
        SarifLevel level,
        String message,
        SarifPlace place,
        String fingerprint,
        List<SarifFix> fixes,
        Optional<String> suppression) {
    /** Its number changes with the way in which fingerprints are made. */
    private static final String FINGERPRINT = "trust/v1";

    public SarifResult {
        fixes = List.copyOf(fixes);
    }

    JsonObject json(int ruleIndex) {
        JsonBuilder result = JsonBuilder.object()
                .put("ruleId", ruleId)
                .put("ruleIndex", ruleIndex)
                .put("level", level.word())
                .put("message", SarifJson.text(message))
                .put("locations", new JsonArray(List.of(place.json())))
                .put(
                        "partialFingerprints",
                        JsonBuilder.object().put(FINGERPRINT, fingerprint).build());
        if (!fixes.isEmpty()) {
            result.put(
                    "fixes",
                    new JsonArray(fixes.stream().<JsonValue>map(SarifFix::json).toList()));
        }
        suppression.ifPresent(reason -> result.put("suppressions", suppressed(reason)));
        return result.build();
    }

    private static JsonArray suppressed(String reason) {
        return new JsonArray(List.of(JsonBuilder.object()
                .put("kind", "inSource")
                .put("justification", reason)
                .build()));
    }
}
