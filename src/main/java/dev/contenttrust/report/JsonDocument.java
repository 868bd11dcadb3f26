package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The JSON of a run: which schema it follows, and one result a subject. The schemas are in {@code docs/schemas}; a version
 * changes when a member goes or changes its meaning, not when one is added.
 *
 * @param schema the schema's name: {@code trust-list}
 * @param asOf the instant of every judgement, where one was asked for
 */
public record JsonDocument(String schema, int version, Optional<Instant> asOf, int exitCode, List<Outcome> outcomes) {

    private static final int INDENT = 2;

    public JsonDocument {
        outcomes = List.copyOf(outcomes);
    }

    /** One value in one line, which its line feed ends; safe to show. */
    public static String line(JsonValue value) {
        return JsonLayout.renderLine(value);
    }

    /** Indented text, with a line feed at its end. */
    public String render() {
        JsonBuilder document = JsonBuilder.object().put("schema", schema).put("version", version);
        document.putPresent("asOf", asOf.map(Instant::toString));
        document.put("exitCode", exitCode);
        List<JsonValue> results =
                outcomes.stream().<JsonValue>map(Outcome::json).toList();
        document.put("results", new JsonArray(results));
        return JsonLayout.render(document.build(), INDENT, "");
    }
}
