package dev.contenttrust.migrate.status;

import dev.contenttrust.Digest;
import dev.contenttrust.crypto.SignatureScheme;
import dev.contenttrust.crypto.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Signs as cosign does by a key, by its published format (SIGNATURE_SPEC.md); any part can be made another. */
public record CosignSigner(
        SigningKey key, SignatureScheme scheme, String type, String digest, String reference, String mediaType) {
    static final String PAYLOAD = "application/vnd.dev.cosign.simplesigning.v1+json";

    public static CosignSigner of(SigningKey key, Digest digest, String reference) {
        return new CosignSigner(
                key,
                SignatureScheme.ECDSA_SHA256_DER,
                "cosign container image signature",
                digest.toString(),
                reference,
                PAYLOAD);
    }

    CosignSigner by(SigningKey other, SignatureScheme otherScheme) {
        return new CosignSigner(other, otherScheme, type, digest, reference, mediaType);
    }

    CosignSigner over(Digest other) {
        return new CosignSigner(key, scheme, type, other.toString(), reference, mediaType);
    }

    CosignSigner named(String other) {
        return new CosignSigner(key, scheme, type, digest, other, mediaType);
    }

    CosignSigner typed(String other) {
        return new CosignSigner(key, scheme, other, digest, reference, mediaType);
    }

    CosignSigner inLayer(String other) {
        return new CosignSigner(key, scheme, type, digest, reference, other);
    }

    public byte[] payload() {
        return ("{\"critical\":{\"identity\":{\"docker-reference\":\"" + reference
                        + "\"},\"image\":{\"docker-manifest-digest\":\"" + digest + "\"},\"type\":\"" + type
                        + "\"},\"optional\":null}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The layer that refers to the payload, with the signature. */
    public String layer() {
        byte[] payload = payload();
        return layer(Base64.getEncoder().encodeToString(key.sign(scheme, payload)));
    }

    String layer(String signature) {
        byte[] payload = payload();
        return TestRegistry.descriptor(
                mediaType,
                Digest.sha256(payload),
                payload.length,
                ", \"annotations\": {\"dev.cosignproject.cosign/signature\": \"" + signature + "\"}");
    }

    /** The manifest around layers. */
    public static String manifest(String... layers) {
        return "{\"schemaVersion\": 2, \"mediaType\": \"application/vnd.oci.image.manifest.v1+json\", \"config\": {\"mediaType\":"
                + " \"application/vnd.oci.image.config.v1+json\", \"size\": 2, \"digest\": \""
                + Digest.sha256("{}".getBytes(StandardCharsets.UTF_8)) + "\"}, \"layers\": ["
                + String.join(", ", layers) + "]}";
    }

    /** The tag where signatures of an image lie. */
    public static String tag(Digest digest) {
        return "sha256-" + digest.hex() + ".sig";
    }
}
