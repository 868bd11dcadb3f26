package dev.contenttrust.tuf.notary;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;

/** What the signed parts of all roles begin with, and the rule for numbers that holds in all of them. */
record SignedFields(long version, Instant expires) {
    /** The reference passes numbers through a double: beyond 2^53 they change, and no signature would verify there. */
    static final long NUMBER_MAX = 1L << 53;

    private static final BigDecimal LIMIT = BigDecimal.valueOf(NUMBER_MAX);

    /** @param type the value of {@code _type}, whose case counts */
    static SignedFields read(JsonCursor signed, String type) {
        JsonCursor found = signed.member("_type");
        if (!found.string().equals(type)) {
            throw found.failure("expected \"" + type + "\", found \"" + found.string() + "\"");
        }
        requireExactNumbers(signed, signed.value());
        JsonCursor version = signed.member("version");
        JsonCursor expires = signed.member("expires");
        return new SignedFields(number(version, 1), Rfc3339.read(expires));
    }

    /** A whole number, written as one. */
    static long number(JsonCursor cursor, long least) {
        long number = cursor.integer();
        if (number < least || number > NUMBER_MAX) {
            throw cursor.failure("expected a whole number from " + least + " to 2^53, found " + number);
        }
        if (cursor.value() instanceof JsonNumber written && written.value().scale() != 0) {
            throw cursor.failure("expected a whole number without fraction or exponent");
        }
        return number;
    }

    private static void requireExactNumbers(JsonCursor where, JsonValue value) {
        if (value instanceof JsonObject object) {
            object.members().values().forEach(member -> requireExactNumbers(where, member));
        } else if (value instanceof JsonArray array) {
            array.elements().forEach(element -> requireExactNumbers(where, element));
        } else if (value instanceof JsonNumber number && number.value().abs().compareTo(LIMIT) > 0) {
            throw where.failure("the number " + number.value() + " exceeds 2^53, so it has no one signed form");
        }
    }
}
