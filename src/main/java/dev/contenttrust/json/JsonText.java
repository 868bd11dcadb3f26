package dev.contenttrust.json;

import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonBoolean;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes a value as plain JSON (RFC 8259): no white space, members in their order, control characters escaped. For files of
 * our own and of others that we change; signatures cover {@link CanonicalJson} instead.
 */
public final class JsonText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonText() {}

    /** The value in UTF-8. */
    public static byte[] encode(JsonValue value) {
        StringBuilder out = new StringBuilder(1024);
        write(value, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonValue value, StringBuilder out) {
        if (value instanceof JsonObject object) {
            char before = '{';
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                out.append(before);
                quote(member.getKey(), out);
                out.append(':');
                write(member.getValue(), out);
                before = ',';
            }
            out.append(object.members().isEmpty() ? "{}" : "}");
        } else if (value instanceof JsonArray array) {
            char before = '[';
            for (JsonValue element : array.elements()) {
                out.append(before);
                write(element, out);
                before = ',';
            }
            out.append(array.elements().isEmpty() ? "[]" : "]");
        } else if (value instanceof JsonString string) {
            quote(string.value(), out);
        } else if (value instanceof JsonNumber number) {
            out.append(number.value());
        } else if (value instanceof JsonBoolean bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
