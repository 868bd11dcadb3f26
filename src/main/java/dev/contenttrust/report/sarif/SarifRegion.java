package dev.contenttrust.report.sarif;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.util.Optional;

/**
 * A piece of a text. Lines and columns count from 1, columns in UTF-16 units; a byte order mark has none.
 *
 * @param endColumn the column after its last character
 * @param snippet the text of the piece, where it is to be shown
 */
public record SarifRegion(int startLine, int startColumn, int endLine, int endColumn, Optional<String> snippet) {
    JsonObject json() {
        JsonBuilder region = JsonBuilder.object()
                .put("startLine", startLine)
                .put("startColumn", startColumn)
                .put("endLine", endLine)
                .put("endColumn", endColumn);
        snippet.ifPresent(text -> region.put("snippet", SarifJson.text(text)));
        return region.build();
    }
}
