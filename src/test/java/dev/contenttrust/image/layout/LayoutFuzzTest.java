package dev.contenttrust.image.layout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.Digest;
import dev.contenttrust.TrustException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Tag;

/** Any bytes are a layer, whole and as promised, or refused. */
@Tag("fuzz")
class LayoutFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void layers_are_inflated_or_refused(byte[] bytes) throws IOException {
        try (InputStream layer = LayerStream.open("fuzz", Digest.sha256(bytes), new ByteArrayInputStream(bytes))) {
            byte[] all = layer.readAllBytes();
            if (!Digest.sha256(all).equals(Digest.sha256(bytes))) {
                throw new AssertionError("another layer than promised came through");
            }
        } catch (TrustException refused) {
            // As it should.
        }
    }
}
