package dev.contenttrust.json;

import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonBoolean;
import dev.contenttrust.json.JsonValue.JsonNull;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value and the path that led to it, so that reading a document field by field says by itself where it went wrong.
 * Every method throws {@link MalformedJsonException} where the value is not what was asked for.
 */
public final class JsonCursor {
    private final String document;
    private final String path;
    private final JsonValue value;

    private JsonCursor(String document, String path, JsonValue value) {
        this.document = document;
        this.path = path;
        this.value = value;
    }

    /** Reads {@code utf8} strictly and stands at its root. */
    public static JsonCursor parse(String document, byte[] utf8) {
        return of(document, StrictJson.parse(document, utf8));
    }

    /** The same, of a document of no more than so many values. */
    public static JsonCursor parse(String document, byte[] utf8, int valuesMax) {
        return of(document, StrictJson.parse(document, utf8, valuesMax));
    }

    /** Stands at the root of a value that was read before. */
    public static JsonCursor of(String document, JsonValue value) {
        return new JsonCursor(document, "", value);
    }

    /** The value here. */
    public JsonValue value() {
        return value;
    }

    /** Where this is: {@code signed.roles.root.keyids[0]}. */
    public String path() {
        return path;
    }

    /** The member of that exact name. */
    public JsonCursor member(String name) {
        return optional(name).orElseThrow(() -> failure("member \"" + name + "\" is missing"));
    }

    /** The member of that exact name, unless it is absent or null. */
    public Optional<JsonCursor> optional(String name) {
        return object().member(name)
                .filter(member -> !(member instanceof JsonNull))
                .map(member -> child(name, member));
    }

    /** All members, in order. */
    public Map<String, JsonCursor> members() {
        Map<String, JsonCursor> cursors = new LinkedHashMap<>();
        object().members().forEach((name, member) -> cursors.put(name, child(name, member)));
        return cursors;
    }

    /** All elements, in order. */
    public List<JsonCursor> elements() {
        if (!(value instanceof JsonArray array)) {
            throw expected("an array");
        }
        List<JsonCursor> cursors = new ArrayList<>(array.elements().size());
        for (JsonValue element : array.elements()) {
            cursors.add(new JsonCursor(document, path + "[" + cursors.size() + "]", element));
        }
        return cursors;
    }

    /** The object here. */
    public JsonObject object() {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw expected("an object");
    }

    /** The string here. */
    public String string() {
        if (value instanceof JsonString string) {
            return string.value();
        }
        throw expected("a string");
    }

    /** The boolean here. */
    public boolean bool() {
        if (value instanceof JsonBoolean bool) {
            return bool.value();
        }
        throw expected("a boolean");
    }

    /** The whole number here; a fraction or one beyond 64 bits is refused. */
    public long integer() {
        if (!(value instanceof JsonNumber number)) {
            throw expected("a whole number");
        }
        try {
            return number.value().longValueExact();
        } catch (ArithmeticException e) {
            throw failure("expected a whole number of at most 64 bits, found " + number.value());
        }
    }

    /** A failure about the value here. */
    public MalformedJsonException failure(String why) {
        return new MalformedJsonException(document, path, why, null);
    }

    private MalformedJsonException expected(String kind) {
        return failure("expected " + kind + ", found " + value.kind());
    }

    private JsonCursor child(String name, JsonValue member) {
        return new JsonCursor(document, path.isEmpty() ? name : path + "." + name, member);
    }
}
