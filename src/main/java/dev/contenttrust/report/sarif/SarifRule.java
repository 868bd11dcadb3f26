package dev.contenttrust.report.sarif;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;

/**
 * What results refer to (SARIF 2.1.0, 3.49 "reportingDescriptor").
 *
 * @param title in a few words
 * @param help in whole sentences, for those who meet it first; empty if the title says it all
 * @param level of results that do not say otherwise
 */
public record SarifRule(String id, String title, String help, SarifLevel level) {
    JsonObject json() {
        JsonBuilder rule = JsonBuilder.object().put("id", id).put("shortDescription", SarifJson.text(title));
        if (!help.isEmpty()) {
            rule.put("fullDescription", SarifJson.text(help)).put("help", SarifJson.text(help));
        }
        return rule.put(
                        "defaultConfiguration",
                        JsonBuilder.object().put("level", level.word()).build())
                .build();
    }
}
