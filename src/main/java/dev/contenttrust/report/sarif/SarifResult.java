package dev.contenttrust.report.sarif;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One finding (SARIF 2.1.0, 3.27).
 *
 * @param rule the id of its rule
 * @param level {@code error}, {@code warning} or {@code note}
 * @param place absent where it is about no place in a file
 * @param fingerprint the same for the same finding in another run, though lines have moved
 * @param suppression why it does not count; absent where it does
 */
public record SarifResult(
        String rule,
        String level,
        String message,
        Place place,
        String fingerprint,
        List<Replacement> fix,
        Optional<String> suppression) {
    public SarifResult {
        fix = List.copyOf(fix);
    }

    /**
     * Where.
     *
     * @param uri of the file, relative to where the run started, percent-encoded
     * @param region absent for the whole file
     */
    public record Place(String uri, Optional<Region> region) {}

    /** Lines and columns from 1, in UTF-16 code units; the end column is behind the last character. */
    public record Region(int startLine, int startColumn, int endLine, int endColumn) {
        JsonObject json() {
            return JsonBuilder.object()
                    .put("startLine", startLine)
                    .put("startColumn", startColumn)
                    .put("endLine", endLine)
                    .put("endColumn", endColumn)
                    .build();
        }
    }

    /** What is to stand in the place of a region. */
    public record Replacement(Region deleted, String inserted) {
        JsonObject json() {
            return JsonBuilder.object()
                    .put("deletedRegion", deleted.json())
                    .put("insertedContent", SarifLog.text(inserted))
                    .build();
        }
    }

    JsonObject json(int ruleIndex) {
        JsonBuilder result = JsonBuilder.object().put("ruleId", rule);
        if (ruleIndex >= 0) {
            result.put("ruleIndex", ruleIndex);
        }
        JsonBuilder physical = JsonBuilder.object().put("artifactLocation", artifact());
        place.region().ifPresent(region -> physical.put("region", region.json()));
        result.put("level", level)
                .put("message", SarifLog.text(message))
                .put(
                        "locations",
                        new JsonArray(List.of(JsonBuilder.object()
                                .put("physicalLocation", physical.build())
                                .build())))
                .put(
                        "partialFingerprints",
                        JsonBuilder.object().put("trust/v1", fingerprint).build());
        if (!fix.isEmpty()) {
            result.put("fixes", new JsonArray(List.of(fixJson())));
        }
        List<JsonValue> suppressions = new ArrayList<>();
        suppression.ifPresent(why -> suppressions.add(JsonBuilder.object()
                .put("kind", "inSource")
                .put("justification", why)
                .build()));
        return result.put("suppressions", new JsonArray(suppressions)).build();
    }

    private JsonObject artifact() {
        return JsonBuilder.object().put("uri", place.uri()).build();
    }

    private JsonObject fixJson() {
        JsonObject change = JsonBuilder.object()
                .put("artifactLocation", artifact())
                .put(
                        "replacements",
                        new JsonArray(
                                fix.stream().<JsonValue>map(Replacement::json).toList()))
                .build();
        return JsonBuilder.object()
                .put("artifactChanges", new JsonArray(List.of(change)))
                .build();
    }
}
