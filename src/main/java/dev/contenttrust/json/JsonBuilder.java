package dev.contenttrust.json;

import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonBoolean;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts an object together, member by member in the order in which they will be written. */
public final class JsonBuilder {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    private JsonBuilder() {}

    /** An object without members. */
    public static JsonBuilder object() {
        return new JsonBuilder();
    }

    /** An array of strings. */
    public static JsonArray strings(Iterable<String> texts) {
        List<JsonValue> elements = new ArrayList<>();
        for (String text : texts) {
            elements.add(new JsonString(text));
        }
        return new JsonArray(elements);
    }

    /** @throws IllegalStateException if there is a member of that name already */
    public JsonBuilder put(String name, JsonValue value) {
        if (members.putIfAbsent(name, value) != null) {
            throw new IllegalStateException("the member \"" + name + "\" is there already");
        }
        return this;
    }

    public JsonBuilder put(String name, String value) {
        return put(name, new JsonString(value));
    }

    public JsonBuilder put(String name, long value) {
        return put(name, JsonNumber.of(value));
    }

    public JsonBuilder put(String name, boolean value) {
        return put(name, new JsonBoolean(value));
    }

    /** Puts a string, or leaves the member out where there is none. */
    public JsonBuilder putPresent(String name, Optional<String> value) {
        value.ifPresent(text -> put(name, text));
        return this;
    }

    public JsonObject build() {
        return new JsonObject(members);
    }
}
