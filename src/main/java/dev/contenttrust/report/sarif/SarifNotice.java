package dev.contenttrust.report.sarif;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What is to be known of the run itself: a file that could not be checked, a setting that was used.
 *
 * @param place what it is about, if it is about a file
 */
public record SarifNotice(SarifLevel level, String message, Optional<SarifPlace> place) {
    JsonObject json() {
        JsonBuilder notice = JsonBuilder.object().put("level", level.word()).put("message", SarifJson.text(message));
        place.ifPresent(where -> notice.put("locations", new JsonArray(List.of(where.json()))));
        return notice.build();
    }
}
