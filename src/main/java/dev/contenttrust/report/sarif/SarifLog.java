package dev.contenttrust.report.sarif;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.report.JsonStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A log of one run, written as results come about (SARIF 2.1.0, 3.13 "sarifLog"). */
public final class SarifLog {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final JsonStream document;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<JsonValue> notices = new ArrayList<>();

    public SarifLog(SarifTool tool, Consumer<String> out) {
        document = new JsonStream(out).put("$schema", SCHEMA).put("version", "2.1.0");
        document.array("runs").object();
        document.put("tool", JsonBuilder.object().put("driver", driver(tool)).build());
        document.put("columnKind", "utf16CodeUnits");
        document.array("results");
    }

    private JsonObject driver(SarifTool tool) {
        List<JsonValue> rules = new ArrayList<>();
        for (SarifRule rule : tool.rules()) {
            indexes.put(rule.id(), rules.size());
            rules.add(rule.json());
        }
        return JsonBuilder.object()
                .put("name", tool.name())
                .put("version", tool.version())
                .put("semanticVersion", tool.version())
                .put("rules", new JsonArray(rules))
                .build();
    }

    /** @throws IllegalArgumentException if the tool has no such rule */
    public void result(SarifResult result) {
        Integer index = indexes.get(result.ruleId());
        if (index == null) {
            throw new IllegalArgumentException("no rule " + result.ruleId());
        }
        document.element(result.json(index));
    }

    public void notice(SarifNotice notice) {
        notices.add(notice.json());
    }

    /** How the run ended. */
    public enum Ending {
        /** Everything was looked at. */
        COMPLETE,
        /** Something could not be looked at; notices say what. */
        INCOMPLETE
    }

    /** Closes the log, which must not be written to any more. */
    public void end(Ending ending, int exitCode) {
        JsonBuilder invocation = JsonBuilder.object()
                .put("executionSuccessful", ending == Ending.COMPLETE)
                .put("exitCode", exitCode);
        if (!notices.isEmpty()) {
            invocation.put("toolExecutionNotifications", new JsonArray(notices));
        }
        document.end();
        document.put("invocations", new JsonArray(List.of(invocation.build())));
        document.end().end().end();
    }
}
