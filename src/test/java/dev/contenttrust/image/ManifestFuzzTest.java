package dev.contenttrust.image;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.TrustException;
import dev.contenttrust.json.JsonCursor;
import org.junit.jupiter.api.Tag;

/** Any bytes are a manifest or an image's configuration, or refused as none. */
@Tag("fuzz")
class ManifestFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void manifests_refuse_by_their_own_failures_only(byte[] bytes) {
        for (String type : new String[] {
            MediaType.OCI_INDEX, MediaType.OCI_MANIFEST, MediaType.DOCKER_MANIFEST, MediaType.DOCKER_LIST
        }) {
            try {
                Manifest.parse("fuzz", type, bytes);
            } catch (TrustException refused) {
                // As it should.
            }
        }
        try {
            DescriptorJson.list(JsonCursor.parse("fuzz", bytes).member("manifests"), ManifestReader.MANIFESTS_MAX);
        } catch (TrustException refused) {
            // As it should.
        }
        try {
            ImageConfig.parse("fuzz", bytes);
        } catch (TrustException refused) {
            // As it should.
        }
    }
}
