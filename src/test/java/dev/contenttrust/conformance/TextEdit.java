package dev.contenttrust.conformance;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Changes documents as text. */
final class TextEdit {
    private TextEdit() {}

    static UnaryOperator<JsonObject> of(UnaryOperator<String> edit) {
        return document -> {
            String text = new String(JsonText.encode(document), StandardCharsets.UTF_8);
            return JsonCursor.parse("edited", edit.apply(text).getBytes(StandardCharsets.UTF_8))
                    .object();
        };
    }
}
