package dev.contenttrust.tuf.spec;

import dev.contenttrust.json.JsonCursor;
import java.util.HexFormat;

/** Hexadecimal, in which TUF writes hashes, signatures and Ed25519 keys; the case of its letters is no matter. */
final class HexText {
    private HexText() {}

    static boolean isHex(String text) {
        return text.length() % 2 == 0 && text.chars().allMatch(HexFormat::isHexDigit);
    }

    /** @throws dev.contenttrust.json.MalformedJsonException if it is something else */
    static byte[] decode(JsonCursor text) {
        if (!isHex(text.string())) {
            throw text.failure("expected hex digits");
        }
        return HexFormat.of().parseHex(text.string());
    }
}
