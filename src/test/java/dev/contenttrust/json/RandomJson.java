package dev.contenttrust.json;

import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonBoolean;
import dev.contenttrust.json.JsonValue.JsonNull;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values made by chance, the same for the same seed; strings are full of what serialisers get wrong. */
final class RandomJson {
    private static final int[] AWKWARD = {
        '"', '\\', '/', '<', '&', 0, '\n', 0x1f, 0x7f, 0x80, 0xe9, 0x7ff, 0x800, 0x2028, 0xd7ff, 0xe000, 0xfeff, 0xfffd,
        0xffff, 0x10000, 0x1f600, 0x10ffff
    };

    private final Random random;

    RandomJson(long seed) {
        this.random = new Random(seed);
    }

    JsonValue value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> new JsonString(string());
            case 1 -> JsonNumber.of(random.nextLong() >> random.nextInt(64));
            case 2 -> new JsonBoolean(random.nextBoolean());
            case 3 -> new JsonNull();
            case 4 -> JsonNumber.of(random.nextInt(3) - 1);
            case 5 -> array(depth - 1);
            default -> object(depth - 1);
        };
    }

    JsonObject object(int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            members.put(string(), value(depth));
        }
        return new JsonObject(members);
    }

    private JsonArray array(int depth) {
        List<JsonValue> elements = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            elements.add(value(depth));
        }
        return new JsonArray(elements);
    }

    String string() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.appendCodePoint(
                    random.nextBoolean() ? AWKWARD[random.nextInt(AWKWARD.length)] : 'a' + random.nextInt(26));
        }
        return text.toString();
    }

    /** The same value with the members of every object in another order. */
    JsonValue shuffled(JsonValue value) {
        if (value instanceof JsonArray array) {
            return new JsonArray(array.elements().stream().map(this::shuffled).toList());
        }
        if (value instanceof JsonObject object) {
            List<String> names = new ArrayList<>(object.members().keySet());
            Collections.shuffle(names, random);
            Map<String, JsonValue> members = new LinkedHashMap<>();
            names.forEach(name -> members.put(name, shuffled(object.member(name).orElseThrow())));
            return new JsonObject(members);
        }
        return value;
    }
}
