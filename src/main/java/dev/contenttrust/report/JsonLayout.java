package dev.contenttrust.report;

import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonBoolean;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.util.Iterator;
import java.util.Map;

/**
 * Indented JSON, one member or element a line. JSON is shown in terminals too: what could move the cursor or turn the text
 * around is written as an escape, which is the same JSON.
 */
final class JsonLayout {
    /** What Go's encoder escapes beside the mandatory, so that the text may stand in HTML (encoding/json, "Marshal"). */
    static final String GO_ESCAPES = "<>&";

    private final String indent;
    private final String escaped;
    private final StringBuilder out = new StringBuilder(1024);

    private JsonLayout(int indent, String escaped) {
        this.indent = " ".repeat(indent);
        this.escaped = escaped;
    }

    /**
     * The value's text, with a line feed at its end.
     *
     * @param indent blanks a level
     * @param escaped characters to be written as escapes though they need not be
     */
    static String render(JsonValue value, int indent, String escaped) {
        JsonLayout layout = new JsonLayout(indent, escaped);
        layout.write(value, "\n");
        return layout.out.append('\n').toString();
    }

    /** The value in one line, with a line feed at its end. */
    static String renderLine(JsonValue value) {
        JsonLayout layout = new JsonLayout(0, "");
        layout.write(value, "");
        return layout.out.append('\n').toString();
    }

    /**
     * The value's text within a document, without a line feed at its end.
     *
     * @param depth in which it stands
     */
    static String renderWithin(JsonValue value, int indent, int depth) {
        JsonLayout layout = new JsonLayout(indent, "");
        layout.write(value, "\n" + layout.indent.repeat(depth));
        return layout.out.toString();
    }

    private void write(JsonValue value, String line) {
        if (value instanceof JsonObject object) {
            writeObject(object, line);
        } else if (value instanceof JsonArray array) {
            writeArray(array, line);
        } else if (value instanceof JsonString string) {
            quote(string.value());
        } else if (value instanceof JsonNumber number) {
            out.append(number.value());
        } else if (value instanceof JsonBoolean bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
    }

    private void writeObject(JsonObject object, String line) {
        out.append('{');
        Iterator<Map.Entry<String, JsonValue>> members =
                object.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, JsonValue> member = members.next();
            out.append(line).append(indent);
            quote(member.getKey());
            out.append(": ");
            write(member.getValue(), line + indent);
            out.append(members.hasNext() ? "," : line);
        }
        out.append('}');
    }

    private void writeArray(JsonArray array, String line) {
        out.append('[');
        Iterator<JsonValue> elements = array.elements().iterator();
        while (elements.hasNext()) {
            out.append(line).append(indent);
            write(elements.next(), line + indent);
            out.append(elements.hasNext() ? "," : line);
        }
        out.append(']');
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> append(c);
            }
        }
        out.append('"');
    }

    private void append(char c) {
        if ((c < 0x7f && c >= ' ' && escaped.indexOf(c) < 0) || (c > 0x7f && !unsafe(c))) {
            out.append(c);
            return;
        }
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit(c >> shift & 0xf, 16));
        }
    }

    private static boolean unsafe(char c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
