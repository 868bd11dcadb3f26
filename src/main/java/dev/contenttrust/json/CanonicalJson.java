package dev.contenttrust.json;

import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonBoolean;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

/**
 * The OLPC canonical form that TUF signatures cover: members sorted by the bytes of their names, no white space, only
 * {@code "} and {@code \} escaped, every other character raw UTF-8, whole numbers only (TUF 1.0.34, section 4.2.1;
 * wiki.laptop.org/go/Canonical_JSON).
 */
public final class CanonicalJson {
    private static final String[] NO_NAMES = {};
    private static final Comparator<String> BY_UTF8 = CanonicalJson::compareAsUtf8;
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    private byte[] out = new byte[4096];
    private int length;

    private CanonicalJson() {}

    /**
     * The canonical bytes of a value.
     *
     * @throws MalformedJsonException if it holds a number that is no whole number
     */
    public static byte[] encode(JsonValue value) {
        CanonicalJson form = new CanonicalJson();
        form.write(value);
        return Arrays.copyOf(form.out, form.length);
    }

    private void write(JsonValue value) {
        if (value instanceof JsonObject object) {
            writeObject(object);
        } else if (value instanceof JsonArray array) {
            writeArray(array);
        } else if (value instanceof JsonString string) {
            writeString(string.value());
        } else if (value instanceof JsonNumber number) {
            write(ascii(wholeNumber(number.value())));
        } else if (value instanceof JsonBoolean bool) {
            write(bool.value() ? TRUE : FALSE);
        } else {
            write(NULL);
        }
    }

    private void writeObject(JsonObject object) {
        Map<String, JsonValue> members = object.members();
        String[] names = members.keySet().toArray(NO_NAMES);
        Arrays.sort(names, BY_UTF8);
        char before = '{';
        for (String name : names) {
            write(before);
            writeString(name);
            write(':');
            write(Objects.requireNonNull(members.get(name)));
            before = ',';
        }
        close(before, '{', '}');
    }

    private void writeArray(JsonArray array) {
        char before = '[';
        for (JsonValue element : array.elements()) {
            write(before);
            write(element);
            before = ',';
        }
        close(before, '[', ']');
    }

    private void close(char before, char open, char close) {
        if (before == open) {
            write(open);
        }
        write(close);
    }

    private void writeString(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        write('"');
        if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
            write(utf8);
        } else {
            writeEscaped(utf8);
        }
        write('"');
    }

    private void writeEscaped(byte[] utf8) {
        for (byte b : utf8) {
            if (b == '"' || b == '\\') {
                write('\\');
            }
            write((char) b);
        }
    }

    private void write(char c) {
        reserve(1);
        out[length++] = (byte) c;
    }

    private void write(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
    }

    private void reserve(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, length + more));
        }
    }

    /** The order of the names' UTF-8 bytes, which is that of their code points. */
    static int compareAsUtf8(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return rank(one.charAt(i)) - rank(other.charAt(i));
            }
        }
        return one.length() - other.length();
    }

    /** UTF-16 has its surrogates, which stand for the highest code points, below U+E000. */
    private static int rank(char c) {
        if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            return c + 0x2000;
        }
        return c > Character.MAX_SURROGATE ? c - 0x800 : c;
    }

    private static String wholeNumber(BigDecimal number) {
        if (number.scale() == 0) {
            return number.toString();
        }
        try {
            return number.toBigIntegerExact().toString();
        } catch (ArithmeticException e) {
            throw new MalformedJsonException(
                    "a value", "", "the canonical form knows whole numbers only, found " + number, e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
