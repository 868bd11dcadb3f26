package dev.contenttrust.scan.binary.rules;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/** Any text is recognisers, or a line of it is refused. */
@Tag("fuzz")
class RecognisersFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void texts_are_read_or_a_line_is_refused(byte[] text) {
        try {
            Recognisers.parse("fuzz", new String(text, StandardCharsets.UTF_8));
        } catch (InvalidRecogniserException refused) {
            if (refused.line() < 1) {
                throw new AssertionError("no line is named", refused);
            }
        }
    }
}
