package dev.contenttrust.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value (RFC 8259), immutable; objects keep the order in which their members were read. */
public sealed interface JsonValue {

    /** What the value is, for messages: "an object", "a string". */
    String kind();

    /** An object; names are unique. No record, so that the reader can hand over what it read without a copy. */
    // A LinkedHashMap is asked for by name where the order must be that of the document.
    @SuppressWarnings("NonApiType")
    final class JsonObject implements JsonValue {
        private final Map<String, JsonValue> members;

        public JsonObject(Map<String, JsonValue> members) {
            this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        private JsonObject(LinkedHashMap<String, JsonValue> own) {
            this.members = Collections.unmodifiableMap(own);
        }

        /** An object of members that nobody else will change. */
        static JsonObject owning(LinkedHashMap<String, JsonValue> members) {
            return new JsonObject(members);
        }

        /** The members, in order. */
        public Map<String, JsonValue> members() {
            return members;
        }

        /** The member of that name, if there is one. */
        public Optional<JsonValue> member(String name) {
            return Optional.ofNullable(members.get(name));
        }

        @Override
        public String kind() {
            return "an object";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof JsonObject that && members.equals(that.members);
        }

        @Override
        public int hashCode() {
            return members.hashCode();
        }

        @Override
        public String toString() {
            return members.toString();
        }
    }

    /** An array. */
    record JsonArray(List<JsonValue> elements) implements JsonValue {
        public JsonArray {
            elements = List.copyOf(elements);
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    /** A string, unescaped. */
    record JsonString(String value) implements JsonValue {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /** A number, exactly as written. */
    record JsonNumber(BigDecimal value) implements JsonValue {
        /** A whole number. */
        public static JsonNumber of(long value) {
            return new JsonNumber(BigDecimal.valueOf(value));
        }

        @Override
        public String kind() {
            return "a number";
        }
    }

    /** {@code true} or {@code false}. */
    record JsonBoolean(boolean value) implements JsonValue {
        @Override
        public String kind() {
            return "a boolean";
        }
    }

    /** {@code null}. */
    record JsonNull() implements JsonValue {
        @Override
        public String kind() {
            return "null";
        }
    }
}
