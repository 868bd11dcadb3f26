package dev.contenttrust.report.sarif;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of this tool (SARIF 2.1.0, 3.13 and 3.14).
 *
 * @param rules each that a result names, and no other of the same id
 * @param incomplete what could not be checked; with any, no results do not mean that there is nothing
 */
public record SarifLog(String version, List<SarifRule> rules, List<SarifResult> results, List<String> incomplete) {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    public SarifLog {
        rules = List.copyOf(rules);
        results = List.copyOf(results);
        incomplete = List.copyOf(incomplete);
    }

    /** The document, indented, with a line feed at its end. */
    public String render() {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            indexes.put(rules.get(i).id(), i);
        }
        JsonObject driver = JsonBuilder.object()
                .put("name", "trust")
                .put("version", version)
                .put(
                        "rules",
                        new JsonArray(
                                rules.stream().<JsonValue>map(SarifRule::json).toList()))
                .build();
        JsonObject run = JsonBuilder.object()
                .put("tool", JsonBuilder.object().put("driver", driver).build())
                .put("columnKind", "utf16CodeUnits")
                .put("invocations", new JsonArray(List.of(invocation())))
                .put(
                        "results",
                        new JsonArray(results.stream()
                                .<JsonValue>map(result -> result.json(indexes.getOrDefault(result.rule(), -1)))
                                .toList()))
                .build();
        return JsonText.pretty(JsonBuilder.object()
                        .put("$schema", SCHEMA)
                        .put("version", "2.1.0")
                        .put("runs", new JsonArray(List.of(run)))
                        .build())
                + "\n";
    }

    private JsonObject invocation() {
        return JsonBuilder.object()
                .put("executionSuccessful", incomplete.isEmpty())
                .put(
                        "toolExecutionNotifications",
                        new JsonArray(incomplete.stream()
                                .<JsonValue>map(what -> JsonBuilder.object()
                                        .put("level", "error")
                                        .put("message", text(what))
                                        .build())
                                .toList()))
                .build();
    }

    static JsonObject text(String words) {
        return JsonBuilder.object().put("text", words).build();
    }
}
