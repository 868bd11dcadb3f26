package dev.contenttrust.tuf.spec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.RawBytes;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.tuf.MetadataException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootChain;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Any bytes are metadata of TUF 1.0 or refused as malformed, by the readers and by a chain of roots. */
@Tag("fuzz")
class SpecMetadataFuzzTest {
    private static final SpecProfile PROFILE = SpecProfile.of("https://example.com/metadata");

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
                () -> PROFILE.targets(new RoleName("a/delegate"), signed));
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
