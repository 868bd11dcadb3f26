package dev.contenttrust.report.sarif;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What results refer to (SARIF 2.1.0, 3.49 "reportingDescriptor").
 *
 * @param title in a few words
 * @param help in whole sentences, for those who meet it first; empty if the title says it all
 * @param level of results that do not say otherwise
 * @param page where more is said, a URL
 * @param severity from 0 to 10, as services read it that sort by it
 * @param tags of whatever is alike
 */
public record SarifRule(
        String id,
        String title,
        String help,
        SarifLevel level,
        Optional<String> page,
        Optional<String> severity,
        List<String> tags) {
    public SarifRule {
        tags = List.copyOf(tags);
    }

    /** One that nothing more is said of. */
    public SarifRule(String id, String title, String help, SarifLevel level) {
        this(id, title, help, level, Optional.empty(), Optional.empty(), List.of());
    }

    JsonObject json() {
        JsonBuilder rule = JsonBuilder.object().put("id", id).put("shortDescription", SarifJson.text(title));
        if (!help.isEmpty()) {
            rule.put("fullDescription", SarifJson.text(help)).put("help", SarifJson.text(help));
        }
        rule.putPresent("helpUri", page);
        if (!tags.isEmpty() || severity.isPresent()) {
            JsonBuilder properties = JsonBuilder.object().put("tags", JsonBuilder.strings(tags));
            rule.put(
                    "properties",
                    properties.putPresent("security-severity", severity).build());
        }
        return rule.put(
                        "defaultConfiguration",
                        JsonBuilder.object().put("level", level.word()).build())
                .build();
    }
}
