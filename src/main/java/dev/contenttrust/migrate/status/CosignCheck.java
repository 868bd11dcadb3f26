package dev.contenttrust.migrate.status;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.RawBytes;
import dev.contenttrust.crypto.PublicKey;
import dev.contenttrust.crypto.SignatureScheme;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.registry.Referrer;
import dev.contenttrust.registry.RegistryClient;
import java.util.Base64;

/**
 * Cosign's signatures by a public key (cosign, SIGNATURE_SPEC.md): at the tag that is made of the digest, or as referrers of it.
 * The transparency log is not asked, and certificates in annotations are not looked at: the key alone counts.
 */
public final class CosignCheck implements SignatureCheck {
    private static final String PAYLOAD = "application/vnd.dev.cosign.simplesigning.v1+json";
    private static final String ARTIFACT = "application/vnd.dev.cosign.artifact.sig.v1+json";
    private static final String BUNDLE = "application/vnd.dev.sigstore.bundle";
    private static final String SIGNATURE = "dev.cosignproject.cosign/signature";

    private final RegistryClient registry;
    private final SignatureBlobs blobs;
    private final PublicKey key;

    public CosignCheck(RegistryClient registry, PublicKey key) {
        this.registry = registry;
        this.blobs = new SignatureBlobs(registry);
        this.key = key;
    }

    @Override
    public String kind() {
        return "cosign";
    }

    @Override
    public SignatureVerdict check(ImageReference image, Manifest manifest) {
        Digest digest = manifest.descriptor().digest();
        Candidates candidates = new Candidates();
        registry.digestOf(image, digest.algorithm().label() + "-" + digest.hex() + ".sig")
                .ifPresent(signature -> layers(image, digest, signature, candidates));
        for (Referrer referrer : registry.referrers(image, digest)) {
            String type = referrer.artifactType().orElse("");
            if (type.equals(ARTIFACT)) {
                layers(image, digest, referrer.descriptor().digest(), candidates);
            } else if (type.startsWith(BUNDLE)) {
                candidates.attempt(() -> {
                    throw new UnsupportedSignatureException(
                            "a cosign signature was not checked",
                            "it is a sigstore bundle, which is not read here; cosign sign --new-bundle-format=false makes others");
                });
            }
        }
        return candidates.verdict("there is no cosign signature");
    }

    private void layers(ImageReference image, Digest digest, Digest signature, Candidates candidates) {
        candidates.attempt(() -> {
            ImageManifest manifest = blobs.manifest(image, signature);
            Candidates inside = new Candidates();
            for (Descriptor layer : manifest.layers()) {
                inside.attempt(() -> verify(image, digest, layer));
            }
            return one(inside.verdict("its manifest has no layers"));
        });
    }

    private static String one(SignatureVerdict verdict) {
        if (verdict instanceof SignatureVerdict.Valid valid) {
            return valid.by();
        }
        if (verdict instanceof SignatureVerdict.Unknown unknown) {
            throw new UnsupportedSignatureException(String.join("; ", unknown.reasons()), "");
        }
        throw new RefusedSignatureException(String.join("; ", ((SignatureVerdict.None) verdict).reasons()), "");
    }

    private String verify(ImageReference image, Digest digest, Descriptor layer) {
        if (!layer.mediaType().equals(PAYLOAD)) {
            throw refused("its layer is of type " + layer.mediaType());
        }
        byte[] signature = signature(layer);
        RawBytes payload = blobs.blob(image, layer);
        if (!scheme().verify(key, payload.bytes(), signature)) {
            throw refused("it is not by the key " + key.description() + " that was given, or its payload was altered");
        }
        SimpleSigning.parse(payload).require(image, digest);
        return key.description();
    }

    private static byte[] signature(Descriptor layer) {
        String base64 =
                layer.annotation(SIGNATURE).orElseThrow(() -> refused("its layer has no annotation " + SIGNATURE));
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refused("its annotation " + SIGNATURE + " is not base64");
        }
    }

    /** What cosign signs by with a key of that kind. */
    private SignatureScheme scheme() {
        return switch (key.kind()) {
            case ECDSA -> SignatureScheme.ECDSA_SHA256_DER;
            case RSA -> SignatureScheme.RSA_PKCS1V15_SHA256;
            case ED25519 -> SignatureScheme.ED25519;
        };
    }

    private static RefusedSignatureException refused(String why) {
        return new RefusedSignatureException("a cosign signature does not count", why);
    }
}
