package dev.contenttrust.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonBoolean;
import dev.contenttrust.json.JsonValue.JsonNull;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON from an untrusted party. Refused, beyond what RFC 8259 refuses: duplicate member names, a byte order mark,
 * bytes that are not UTF-8, escapes that make half a character, anything after the value, deep nesting, and numbers that
 * are overlong or out of range.
 */
public final class StrictJson {
    /** No document that we read nests deeper than ten; the bound keeps the reader's recursion shallow. */
    static final int DEPTH_MAX = 64;

    /** Twenty digits hold any 64-bit number; the rest is room for fractions in configuration files. */
    static final int NUMBER_LENGTH_MAX = 64;

    /** Any number of so many characters fits 64 bits. */
    private static final int LONG_LENGTH_MAX = 18;

    /** Beyond what a 64-bit float can hold; a short text must not stand for a number of a thousand million digits. */
    static final int EXPONENT_MAX = 400;

    /** The longest names in metadata are those of targets, which are paths or tags. */
    static final int NAME_LENGTH_MAX = 1 << 16;

    /** Each costs some hundred bytes of memory, however few it has in the document; configuration has some hundred. */
    static final int VALUES_MAX = 1 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(NUMBER_LENGTH_MAX)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(NAME_LENGTH_MAX)
                    .build())
            .build();

    /** Most objects in metadata have two members or three, and there are thousands of them. */
    private static final int MEMBERS_EXPECTED = 4;

    /** What the JDK puts where bytes are not UTF-8; a text may also hold it in its own right. */
    private static final char REPLACEMENT = '\uFFFD';

    private final JsonParser parser;
    private final boolean surrogatesEscaped;
    private final int valuesMax;
    private int values;

    private StrictJson(JsonParser parser, boolean surrogatesEscaped, int valuesMax) {
        this.parser = parser;
        this.surrogatesEscaped = surrogatesEscaped;
        this.valuesMax = valuesMax;
    }

    /**
     * Reads one value.
     *
     * @param document what is being read, for messages
     * @throws MalformedJsonException if the bytes are not exactly one strict JSON value
     */
    public static JsonValue parse(String document, byte[] utf8) {
        return parse(document, utf8, VALUES_MAX);
    }

    /**
     * The same, of no more than so many values.
     *
     * @throws MalformedJsonException if the bytes are not exactly one strict JSON value, or it holds more
     */
    public static JsonValue parse(String document, byte[] utf8, int valuesMax) {
        String text = decode(document, utf8);
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new MalformedJsonException(document, "", "it is empty", null);
            }
            JsonValue value = new StrictJson(parser, escapesSurrogates(text), valuesMax).value();
            if (parser.nextToken() != null) {
                throw new MalformedJsonException(document, place(parser), "more follows after the value", null);
            }
            return value;
        } catch (StreamReadException e) {
            throw new MalformedJsonException(document, place(e), why(e), e);
        } catch (IOException e) {
            throw new MalformedJsonException(document, "", String.valueOf(e.getMessage()), e);
        }
    }

    private static String decode(String document, byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(utf8)) {
            throw new MalformedJsonException(document, "", "it is not UTF-8", null);
        }
        if (text.startsWith("\uFEFF")) {
            throw new MalformedJsonException(document, "", "it starts with a byte order mark", null);
        }
        return text;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private JsonValue value() throws IOException {
        values++;
        if (values > valuesMax) {
            throw new JsonParseException(parser, "there are more than " + valuesMax + " values");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new JsonString(checked(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> new JsonNull();
            default -> throw new JsonParseException(parser, "unexpected " + parser.currentToken());
        };
    }

    private JsonObject object() throws IOException {
        LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>(MEMBERS_EXPECTED);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = checked(parser.currentName());
            parser.nextToken();
            if (members.put(name, value()) != null) {
                throw new JsonParseException(parser, "the member \"" + name + "\" is there twice");
            }
        }
        return JsonObject.owning(members);
    }

    private JsonArray array() throws IOException {
        List<JsonValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return new JsonArray(elements);
    }

    private JsonNumber number() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= LONG_LENGTH_MAX) {
            return JsonNumber.of(parser.getLongValue());
        }
        BigDecimal number = decimal();
        if (Math.abs((long) number.scale()) > EXPONENT_MAX) {
            throw outOfRange(null);
        }
        return new JsonNumber(number);
    }

    private BigDecimal decimal() throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            // An exponent that does not even fit 32 bits.
            throw outOfRange(e);
        }
    }

    private JsonParseException outOfRange(@Nullable Throwable cause) throws IOException {
        return new JsonParseException(parser, "the number " + parser.getText() + " is out of range", cause);
    }

    /** Where nothing escapes a surrogate, none can be alone: text that was read from UTF-8 has them in pairs only. */
    private static boolean escapesSurrogates(String text) {
        return text.contains("\\ud") || text.contains("\\uD");
    }

    /** Half a surrogate pair, which an escape can write, has no UTF-8 form: two names could become one. */
    private String checked(String text) throws IOException {
        if (surrogatesEscaped && hasLoneSurrogate(text)) {
            throw new JsonParseException(parser, "a string holds half a surrogate pair");
        }
        return text;
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** The parser's words without its own remarks on where the surrounding value began. */
    private static String why(StreamReadException e) {
        String message = e.getOriginalMessage();
        int remark = message.indexOf(" (start marker");
        return remark < 0 ? message : message.substring(0, remark);
    }

    private static String place(JsonParser parser) {
        return "character " + parser.currentTokenLocation().getCharOffset();
    }

    private static String place(StreamReadException e) {
        return e.getLocation() == null ? "" : "character " + e.getLocation().getCharOffset();
    }
}
