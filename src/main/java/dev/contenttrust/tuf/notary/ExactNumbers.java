package dev.contenttrust.tuf.notary;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.tuf.SignedFields;
import java.math.BigDecimal;

/** The reference passes numbers through a double: beyond 2^53 they change, and no signature would verify there. */
final class ExactNumbers {
    private static final BigDecimal LIMIT = BigDecimal.valueOf(SignedFields.NUMBER_MAX);

    private ExactNumbers() {}

    /** What was signed, if all numbers in it have one signed form. */
    static JsonCursor only(JsonCursor signed) {
        require(signed, signed.value());
        return signed;
    }

    private static void require(JsonCursor where, JsonValue value) {
        if (value instanceof JsonObject object) {
            for (JsonValue member : object.members().values()) {
                require(where, member);
            }
        } else if (value instanceof JsonArray array) {
            for (JsonValue element : array.elements()) {
                require(where, element);
            }
        } else if (value instanceof JsonNumber number && number.value().abs().compareTo(LIMIT) > 0) {
            throw where.failure("the number " + number.value() + " exceeds 2^53, so it has no one signed form");
        }
    }
}
