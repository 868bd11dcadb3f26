package dev.contenttrust.tuf;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue.JsonNumber;
import java.time.Instant;

/** What the signed parts of all roles begin with, in every dialect. */
public record SignedFields(long version, Instant expires) {
    /** Whole numbers up to here are the same in every implementation, whatever it reads them into. */
    public static final long NUMBER_MAX = 1L << 53;

    /** @param type the value of {@code _type}, whose case counts */
    public static SignedFields read(JsonCursor signed, String type) {
        JsonCursor found = signed.member("_type");
        if (!found.string().equals(type)) {
            throw found.failure("expected \"" + type + "\", found \"" + found.string() + "\"");
        }
        JsonCursor version = signed.member("version");
        JsonCursor expires = signed.member("expires");
        return new SignedFields(number(version, 1), Rfc3339.read(expires));
    }

    /** A whole number from that one on, written as one. */
    public static long number(JsonCursor cursor, long least) {
        long number = cursor.integer();
        if (number < least || number > NUMBER_MAX) {
            throw cursor.failure("expected a whole number from " + least + " to 2^53, found " + number);
        }
        if (cursor.value() instanceof JsonNumber written && written.value().scale() != 0) {
            throw cursor.failure("expected a whole number without fraction or exponent");
        }
        return number;
    }
}
