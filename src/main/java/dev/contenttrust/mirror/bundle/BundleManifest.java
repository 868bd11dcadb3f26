package dev.contenttrust.mirror.bundle;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.DescriptorJson;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.registry.Referrer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The manifest that ties a bundle to an image (OCI image specification 1.1, "Guidelines for Artifact Usage", with a subject). The same
 * evidence for the same image makes the same manifest.
 */
final class BundleManifest {
    static final String ARTIFACT_TYPE = "application/vnd.contenttrust.mirror.v1";
    static final String LAYER_TYPE = ARTIFACT_TYPE + ".tar+gzip";

    /** When the evidence was taken (annotations.md). */
    static final String CREATED = "org.opencontainers.image.created";

    /** Whose evidence it is. */
    static final String REPOSITORY = "dev.contenttrust.mirror.repository";

    /** The file that tools for artifacts write it to. */
    private static final String TITLE = "org.opencontainers.image.title";

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    /** What stands for a configuration that there is none of (OCI image specification 1.1, "Guidance for an Empty Descriptor"). */
    static final Descriptor EMPTY =
            Descriptor.of("application/vnd.oci.empty.v1+json", Digest.sha256(NOTHING), NOTHING.length);

    private BundleManifest() {}

    static byte[] emptyBytes() {
        return NOTHING.clone();
    }

    static Manifest of(String gun, Instant taken, Descriptor bundle, Descriptor subject) {
        byte[] json = JsonText.encode(JsonBuilder.object()
                .put("schemaVersion", 2)
                .put("mediaType", MediaType.OCI_MANIFEST)
                .put("artifactType", ARTIFACT_TYPE)
                .put("config", DescriptorJson.write(EMPTY))
                .put("layers", new JsonArray(List.of(DescriptorJson.write(bundle.annotated(TITLE, "mirror.tar.gz")))))
                .put("subject", DescriptorJson.write(subject))
                .put(
                        "annotations",
                        JsonBuilder.object()
                                .put(REPOSITORY, gun)
                                .put(CREATED, taken.toString())
                                .build())
                .build());
        return Manifest.parse("the manifest of the evidence of " + gun, MediaType.OCI_MANIFEST, json);
    }

    /** As it is to be listed. */
    static Referrer referrer(Manifest manifest, String gun, Instant taken) {
        Descriptor plain = manifest.descriptor();
        return new Referrer(
                new Descriptor(
                        plain.mediaType(),
                        plain.digest(),
                        plain.size(),
                        Optional.empty(),
                        Map.of(REPOSITORY, gun, CREATED, taken.toString())),
                Optional.of(ARTIFACT_TYPE));
    }
}
