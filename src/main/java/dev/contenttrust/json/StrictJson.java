package dev.contenttrust.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonBoolean;
import dev.contenttrust.json.JsonValue.JsonNull;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON from an untrusted party. Refused, beyond what RFC 8259 refuses: duplicate member names, a byte order mark,
 * bytes that are not UTF-8, anything after the value, deep nesting and overlong numbers.
 */
public final class StrictJson {
    /** No document that we read nests deeper than ten; the bound keeps the reader's recursion shallow. */
    static final int DEPTH_MAX = 64;

    /** Twenty digits hold any 64-bit number; the rest is room for fractions in configuration files. */
    static final int NUMBER_LENGTH_MAX = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(NUMBER_LENGTH_MAX)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(1 << 16)
                    .build())
            .build();

    private StrictJson() {}

    /**
     * Reads one value.
     *
     * @param document what is being read, for messages
     * @throws MalformedJsonException if the bytes are not exactly one strict JSON value
     */
    public static JsonValue parse(String document, byte[] utf8) {
        String text = decode(document, utf8);
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new MalformedJsonException(document, "", "it is empty", null);
            }
            JsonValue value = value(parser);
            if (parser.nextToken() != null) {
                throw new MalformedJsonException(document, place(parser), "more follows after the value", null);
            }
            return value;
        } catch (StreamReadException e) {
            throw new MalformedJsonException(document, place(e), e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new MalformedJsonException(document, "", String.valueOf(e.getMessage()), e);
        }
    }

    private static String decode(String document, byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw new MalformedJsonException(document, "", "it starts with a byte order mark", null);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException(document, "", "it is not UTF-8", e);
        }
    }

    private static JsonValue value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getDecimalValue());
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> new JsonNull();
            default -> throw new JsonParseException(parser, "unexpected " + parser.currentToken());
        };
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new JsonObject(members);
    }

    private static JsonArray array(JsonParser parser) throws IOException {
        List<JsonValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return new JsonArray(elements);
    }

    private static String place(JsonParser parser) {
        return "character " + parser.currentTokenLocation().getCharOffset();
    }

    private static String place(StreamReadException e) {
        return e.getLocation() == null ? "" : "character " + e.getLocation().getCharOffset();
    }
}
