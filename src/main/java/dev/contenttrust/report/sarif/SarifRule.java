package dev.contenttrust.report.sarif;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What a result is an instance of (SARIF 2.1.0, 3.49).
 *
 * @param title in a few words
 * @param help a sentence or more
 * @param helpUri where more is said; absolute
 * @param level {@code error}, {@code warning} or {@code note}: the usual one
 * @param severity from 0 to 10, as services that show results by severity read it
 */
public record SarifRule(
        String id,
        String title,
        String help,
        Optional<String> helpUri,
        String level,
        Optional<String> severity,
        List<String> tags) {
    public SarifRule {
        tags = List.copyOf(tags);
    }

    JsonObject json() {
        JsonBuilder properties = JsonBuilder.object().put("tags", JsonBuilder.strings(tags));
        properties.putPresent("security-severity", severity);
        return JsonBuilder.object()
                .put("id", id)
                .put("shortDescription", SarifLog.text(title))
                .put("help", SarifLog.text(help))
                .putPresent("helpUri", helpUri)
                .put(
                        "defaultConfiguration",
                        JsonBuilder.object().put("level", level).build())
                .put("properties", properties.build())
                .build();
    }
}
