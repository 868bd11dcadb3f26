package dev.contenttrust.tuf;

import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A change to one place of a document: {@code at("roles", "targets", "threshold").number("0")}. */
public final class JsonEdit {
    private final List<String> path;

    private JsonEdit(List<String> path) {
        this.path = path;
    }

    /** The place; elements of an array by their index. */
    public static JsonEdit at(String... path) {
        return new JsonEdit(List.of(path));
    }

    public UnaryOperator<JsonObject> string(String value) {
        return value(new JsonString(value));
    }

    /** @param text as it is to stand there: {@code 1.5}, {@code -1} */
    public UnaryOperator<JsonObject> number(String text) {
        return value(new JsonNumber(new BigDecimal(text)));
    }

    public UnaryOperator<JsonObject> value(JsonValue value) {
        return change(old -> value);
    }

    public UnaryOperator<JsonObject> removed() {
        return document -> (JsonObject) removed(document, path);
    }

    /** Also makes the last member of the path where there is none. */
    public UnaryOperator<JsonObject> change(UnaryOperator<JsonValue> change) {
        return document -> (JsonObject) changed(document, path, change);
    }

    private static JsonValue changed(JsonValue value, List<String> path, UnaryOperator<JsonValue> change) {
        if (path.isEmpty()) {
            return change.apply(value);
        }
        List<String> rest = path.subList(1, path.size());
        if (value instanceof JsonArray array) {
            List<JsonValue> elements = new ArrayList<>(array.elements());
            int index = Integer.parseInt(path.get(0));
            elements.set(index, changed(elements.get(index), rest, change));
            return new JsonArray(elements);
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(((JsonObject) value).members());
        JsonValue member = members.getOrDefault(path.get(0), new JsonObject(Map.of()));
        members.put(path.get(0), changed(member, rest, change));
        return new JsonObject(members);
    }

    private static JsonValue removed(JsonValue value, List<String> path) {
        if (path.size() > 1) {
            return changed(value, path.subList(0, 1), child -> removed(child, path.subList(1, path.size())));
        }
        if (value instanceof JsonArray array) {
            List<JsonValue> elements = new ArrayList<>(array.elements());
            elements.remove(Integer.parseInt(path.get(0)));
            return new JsonArray(elements);
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(((JsonObject) value).members());
        members.remove(path.get(0));
        return new JsonObject(members);
    }
}
