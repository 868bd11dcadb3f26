package dev.contenttrust.tuf.spec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.tuf.AnyBytes;
import dev.contenttrust.tuf.RoleName;
import org.junit.jupiter.api.Tag;

/** Any bytes are metadata of TUF 1.0 or refused as malformed, by the readers and by a chain of roots. */
@Tag("fuzz")
class SpecMetadataFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void readers_refuse_by_their_own_failures_only(byte[] bytes) {
        AnyBytes.read(SpecProfile.of("https://example.com/metadata"), new RoleName("a/delegate"), bytes);
    }
}
