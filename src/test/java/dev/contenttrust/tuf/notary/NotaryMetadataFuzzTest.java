package dev.contenttrust.tuf.notary;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.RawBytes;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.tuf.MetadataException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootChain;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Any bytes are metadata of the Notary profile or refused as malformed, by the readers and by a chain of roots. */
@Tag("fuzz")
class NotaryMetadataFuzzTest {
    private static final NotaryProfile PROFILE = NotaryProfile.forGun("registry.example.com/demo/app");

    @FuzzTest(maxDuration = "20s")
    void readers_refuse_by_their_own_failures_only(byte[] bytes) {
        JsonCursor signed;
        try {
            signed = JsonCursor.parse("fuzz", bytes).member("signed");
        } catch (MalformedJsonException refused) {
            return;
        }
        List<Runnable> readers = List.of(
                () -> PROFILE.root(signed),
                () -> PROFILE.timestamp(signed),
                () -> PROFILE.snapshot(signed),
                () -> PROFILE.targets(RoleName.TARGETS, signed),
                () -> PROFILE.targets(new RoleName("targets/releases"), signed));
        for (Runnable reader : readers) {
            try {
                reader.run();
            } catch (MalformedJsonException refused) {
                // As it should.
            }
        }
        try {
            RootChain.anchoredAt(PROFILE, RawBytes.of(bytes)).append(RawBytes.of(bytes));
            throw new AssertionError("a root succeeds itself");
        } catch (MetadataException refused) {
            // As it should.
        }
    }
}
