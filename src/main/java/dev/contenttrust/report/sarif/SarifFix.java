package dev.contenttrust.report.sarif;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.util.List;

/**
 * What removes a result's cause from one file.
 *
 * @param what it does, in a sentence
 */
public record SarifFix(String file, String what, List<Replacement> replacements) {
    public SarifFix {
        replacements = List.copyOf(replacements);
    }

    /** What goes, and what stands there afterwards. */
    public record Replacement(SarifRegion deleted, String inserted) {
        private JsonObject json() {
            return JsonBuilder.object()
                    .put("deletedRegion", deleted.json())
                    .put("insertedContent", SarifJson.text(inserted))
                    .build();
        }
    }

    JsonObject json() {
        List<JsonValue> all =
                replacements.stream().<JsonValue>map(Replacement::json).toList();
        JsonObject change = JsonBuilder.object()
                .put("artifactLocation", SarifJson.artifact(file))
                .put("replacements", new JsonArray(all))
                .build();
        return JsonBuilder.object()
                .put("description", SarifJson.text(what))
                .put("artifactChanges", new JsonArray(List.of(change)))
                .build();
    }
}
