package dev.contenttrust.updater.source;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import org.junit.jupiter.api.Tag;

/** Any bytes are the index of a mirror, or the errors of a server, or nothing. */
@Tag("fuzz")
class MirrorFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void indexes_and_errors_are_read_or_refused(byte[] bytes) {
        if (ServerErrors.read(bytes).toString().chars().anyMatch(Character::isISOControl)) {
            throw new AssertionError("a control character is printed");
        }
        try {
            MirrorIndex.read(JsonCursor.parse("fuzz", bytes));
        } catch (MalformedJsonException refused) {
            // As it should.
        }
    }
}
