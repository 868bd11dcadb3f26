package dev.contenttrust.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;

/** Any bytes are one JSON value or refused as none; whatever is read has one canonical form, which is read as itself. */
@Tag("fuzz")
class JsonFuzzTest {
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{" + StrictJson.NUMBER_LENGTH_MAX + "}");

    @FuzzTest(maxDuration = "20s")
    void what_is_read_has_one_canonical_form(byte[] bytes) {
        JsonValue value;
        byte[] canonical;
        try {
            value = JsonCursor.parse("fuzz", bytes).value();
            canonical = CanonicalJson.encode(value);
        } catch (MalformedJsonException refused) {
            return;
        }
        if (!StrictJson.parse("compact", JsonText.encode(value)).equals(value)) {
            throw new AssertionError("written and read again, it is another value");
        }
        if (isNoJson(canonical)) {
            return;
        }
        byte[] again = CanonicalJson.encode(StrictJson.parse("canonical", canonical));
        if (!Arrays.equals(canonical, again)) {
            throw new AssertionError("the canonical form is not its own");
        }
    }

    /** The canonical form has control characters as they are, and writes 1e300 out. */
    private static boolean isNoJson(byte[] canonical) {
        String text = new String(canonical, StandardCharsets.ISO_8859_1);
        return text.chars().anyMatch(c -> c < ' ') || LONG_NUMBER.matcher(text).find();
    }
}
