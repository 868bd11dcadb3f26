package dev.contenttrust.json;

import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonBoolean;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes plain JSON (RFC 8259), members in their order, control characters escaped: for files of our own, for programs and
 * for people. Signatures cover {@link CanonicalJson} instead. Written by hand, since the commands that start fastest write
 * only a few lines.
 */
public final class JsonText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final String COMPACT = "";
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder(1024);
    private final String indent;

    private JsonText(String indent) {
        this.indent = indent;
    }

    /** One line without white space. */
    public static String compact(JsonValue value) {
        return new JsonText(COMPACT).write(value, 0).out.toString();
    }

    /** Indented by two spaces, one member or element a line, and a line feed at the end. */
    public static String pretty(JsonValue value) {
        return new JsonText(INDENT).write(value, 0).out.append('\n').toString();
    }

    /** {@link #compact}, in UTF-8. */
    public static byte[] encode(JsonValue value) {
        return compact(value).getBytes(StandardCharsets.UTF_8);
    }

    private JsonText write(JsonValue value, int depth) {
        if (value instanceof JsonObject object) {
            writeObject(object, depth);
        } else if (value instanceof JsonArray array) {
            writeArray(array, depth);
        } else if (value instanceof JsonString string) {
            quote(string.value());
        } else if (value instanceof JsonNumber number) {
            out.append(number.value());
        } else if (value instanceof JsonBoolean bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
        return this;
    }

    private void writeObject(JsonObject object, int depth) {
        out.append('{');
        String before = "";
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            out.append(before);
            line(depth + 1);
            quote(member.getKey());
            out.append(indent.isEmpty() ? ":" : ": ");
            write(member.getValue(), depth + 1);
            before = ",";
        }
        close(before, depth, '}');
    }

    private void writeArray(JsonArray array, int depth) {
        out.append('[');
        String before = "";
        for (JsonValue element : array.elements()) {
            out.append(before);
            line(depth + 1);
            write(element, depth + 1);
            before = ",";
        }
        close(before, depth, ']');
    }

    private void close(String before, int depth, char bracket) {
        if (!before.isEmpty()) {
            line(depth);
        }
        out.append(bracket);
    }

    private void line(int depth) {
        if (!indent.isEmpty()) {
            out.append('\n').append(indent.repeat(depth));
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ') {
                out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
