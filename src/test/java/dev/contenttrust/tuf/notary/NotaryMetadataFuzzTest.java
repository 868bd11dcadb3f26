package dev.contenttrust.tuf.notary;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.tuf.AnyBytes;
import dev.contenttrust.tuf.RoleName;
import org.junit.jupiter.api.Tag;

/** Any bytes are metadata of the Notary profile or refused as malformed, by the readers and by a chain of roots. */
@Tag("fuzz")
class NotaryMetadataFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void readers_refuse_by_their_own_failures_only(byte[] bytes) {
        AnyBytes.read(NotaryProfile.forGun("registry.example.com/demo/app"), new RoleName("targets/releases"), bytes);
    }
}
