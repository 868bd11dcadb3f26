package dev.contenttrust.tuf;

import dev.contenttrust.RawBytes;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import java.util.List;

/** Shows a profile's readers any bytes: they are metadata, or refused as malformed. */
public final class AnyBytes {
    private AnyBytes() {}

    /** @param delegate the name of a delegated role in that profile */
    public static void read(Profile profile, RoleName delegate, byte[] bytes) {
        JsonCursor signed;
        try {
            signed = JsonCursor.parse("fuzz", bytes).member("signed");
        } catch (MalformedJsonException refused) {
            return;
        }
        List<Runnable> readers = List.of(
                () -> profile.root(signed),
                () -> profile.timestamp(signed),
                () -> profile.snapshot(signed),
                () -> profile.targets(RoleName.TARGETS, signed),
                () -> profile.targets(delegate, signed));
        for (Runnable reader : readers) {
            try {
                reader.run();
            } catch (MalformedJsonException refused) {
                // As it should.
            }
        }
        try {
            RootChain.anchoredAt(profile, RawBytes.of(bytes)).append(RawBytes.of(bytes));
            throw new AssertionError("a root succeeds itself");
        } catch (MetadataException refused) {
            // As it should.
        }
    }
}
