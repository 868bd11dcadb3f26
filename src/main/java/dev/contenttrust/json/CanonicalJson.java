package dev.contenttrust.json;

import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonBoolean;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The OLPC canonical form that TUF signatures cover: members sorted by the bytes of their names, no white space, only
 * {@code "} and {@code \} escaped, every other character raw UTF-8, whole numbers only (TUF 1.0.34, section 4.2.1;
 * wiki.laptop.org/go/Canonical_JSON).
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * The canonical bytes of a value.
     *
     * @throws MalformedJsonException if it holds a number that is no whole number
     */
    public static byte[] encode(JsonValue value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        write(value, out);
        return out.toByteArray();
    }

    private static void write(JsonValue value, ByteArrayOutputStream out) {
        if (value instanceof JsonObject object) {
            writeObject(object, out);
        } else if (value instanceof JsonArray array) {
            writeArray(array, out);
        } else if (value instanceof JsonString string) {
            writeString(string.value().getBytes(StandardCharsets.UTF_8), out);
        } else if (value instanceof JsonNumber number) {
            ascii(wholeNumber(number.value()), out);
        } else if (value instanceof JsonBoolean bool) {
            ascii(Boolean.toString(bool.value()), out);
        } else {
            ascii("null", out);
        }
    }

    private static void writeObject(JsonObject object, ByteArrayOutputStream out) {
        List<Map.Entry<byte[], JsonValue>> members =
                new ArrayList<>(object.members().size());
        object.members()
                .forEach((name, member) -> members.add(Map.entry(name.getBytes(StandardCharsets.UTF_8), member)));
        members.sort(Map.Entry.comparingByKey(Arrays::compareUnsigned));
        char before = '{';
        for (Map.Entry<byte[], JsonValue> member : members) {
            out.write(before);
            writeString(member.getKey(), out);
            out.write(':');
            write(member.getValue(), out);
            before = ',';
        }
        ascii(members.isEmpty() ? "{}" : "}", out);
    }

    private static void writeArray(JsonArray array, ByteArrayOutputStream out) {
        char before = '[';
        for (JsonValue element : array.elements()) {
            out.write(before);
            write(element, out);
            before = ',';
        }
        ascii(array.elements().isEmpty() ? "[]" : "]", out);
    }

    private static void writeString(byte[] utf8, ByteArrayOutputStream out) {
        out.write('"');
        for (byte b : utf8) {
            if (b == '"' || b == '\\') {
                out.write('\\');
            }
            out.write(b);
        }
        out.write('"');
    }

    private static String wholeNumber(BigDecimal number) {
        try {
            return number.toBigIntegerExact().toString();
        } catch (ArithmeticException e) {
            throw new MalformedJsonException(
                    "a value", "", "the canonical form knows whole numbers only, found " + number, e);
        }
    }

    private static void ascii(String text, ByteArrayOutputStream out) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
