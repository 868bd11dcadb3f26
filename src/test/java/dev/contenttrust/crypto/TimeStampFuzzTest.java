package dev.contenttrust.crypto;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.Digest;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Any bytes are no time stamp of an authority that nobody trusts, and are refused by their own failure only. */
@Tag("fuzz")
class TimeStampFuzzTest {
    private static final Digest DIGEST = Digest.sha256(new byte[0]);

    @FuzzTest(maxDuration = "20s")
    void answers_are_refused(byte[] bytes) {
        try {
            TimeStamp.read(bytes, DIGEST, List.of());
        } catch (InvalidTimeStampException refused) {
            return;
        }
        throw new AssertionError("it was believed");
    }
}
