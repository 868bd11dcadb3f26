package dev.contenttrust.tuf.notary;

import dev.contenttrust.json.JsonCursor;
import java.util.Base64;

/** Standard base64 (RFC 4648, section 4) in the one form that every encoder writes. */
final class Base64Text {
    private Base64Text() {}

    /** @throws dev.contenttrust.json.MalformedJsonException if it is not padded, or the unused bits are not zero */
    static byte[] decode(JsonCursor text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.string());
            if (Base64.getEncoder().encodeToString(bytes).equals(text.string())) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for what the decoder tolerates.
        }
        throw text.failure("expected standard base64 with padding");
    }
}
