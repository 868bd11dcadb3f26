package dev.contenttrust.migrate.status;

import dev.contenttrust.ImageReference;
import dev.contenttrust.RawBytes;
import dev.contenttrust.crypto.TrustedCertificates;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.registry.Referrer;
import dev.contenttrust.registry.RegistryClient;
import java.time.Instant;
import java.util.Optional;

/**
 * The Notary Project's signatures (signature-specification.md): referrers of the image, each with one envelope. Revocation lists,
 * time stamps and plug-ins are not asked; a signature that needs one of these to be good does not count.
 */
public final class NotationCheck implements SignatureCheck {
    private static final String TYPE = "application/vnd.cncf.notary.signature";
    private static final String JWS = "application/jose+json";
    private static final String COSE = "application/cose";

    private final RegistryClient registry;
    private final SignatureBlobs blobs;
    private final TrustedCertificates trusted;
    private final Instant now;

    /** @param trusted one of which has to be in the chain of a signature's certificates */
    public NotationCheck(RegistryClient registry, TrustedCertificates trusted, Instant now) {
        this.registry = registry;
        this.blobs = new SignatureBlobs(registry);
        this.trusted = trusted;
        this.now = now;
    }

    @Override
    public String kind() {
        return "notation";
    }

    @Override
    public SignatureVerdict check(ImageReference image, Manifest manifest) {
        Candidates candidates = new Candidates();
        for (Referrer referrer : registry.referrers(image, manifest.descriptor().digest())) {
            Optional<String> type = referrer.artifactType();
            if (type.isEmpty() || type.get().equals(TYPE)) {
                candidates.attempt(() -> verify(image, manifest, referrer));
            }
        }
        return candidates.verdict("there is no notation signature");
    }

    private String verify(ImageReference image, Manifest manifest, Referrer referrer) {
        ImageManifest found = blobs.manifest(image, referrer.descriptor().digest());
        JsonCursor root = JsonCursor.parse("a signature's manifest", found.raw().bytes());
        boolean named = root.optional("artifactType").map(JsonCursor::string).equals(Optional.of(TYPE));
        if (!named && !found.config().mediaType().equals(TYPE)) {
            throw JwsEnvelope.refused("what refers to the image is no signature");
        }
        if (!digest(root.member("subject"))
                .equals(manifest.descriptor().digest().toString())) {
            throw JwsEnvelope.refused("its manifest refers to another image");
        }
        if (found.layers().size() != 1) {
            throw JwsEnvelope.refused("its manifest has " + found.layers().size() + " layers, expected 1");
        }
        Descriptor layer = found.layers().get(0);
        if (layer.mediaType().equals(COSE)) {
            throw new UnsupportedSignatureException(
                    "a notation signature was not checked",
                    "it is in a COSE envelope, which is not read here; notation sign --signature-format jws makes others");
        }
        if (!layer.mediaType().equals(JWS)) {
            throw JwsEnvelope.refused("its envelope is of type " + layer.mediaType());
        }
        JwsEnvelope envelope = JwsEnvelope.parse(blobs.blob(image, layer));
        requireAbout(manifest, envelope.verify(trusted, now));
        return envelope.subject();
    }

    /** The payload names the manifest by type, digest and size; it does not say in which repository. */
    private static void requireAbout(Manifest manifest, RawBytes payload) {
        JsonCursor target =
                JsonCursor.parse("the signed payload", payload.bytes()).member("targetArtifact");
        Descriptor image = manifest.descriptor();
        if (!digest(target).equals(image.digest().toString())) {
            throw JwsEnvelope.refused("it is over another digest, " + digest(target));
        }
        if (target.member("size").integer() != image.size()
                || !target.member("mediaType").string().equals(image.mediaType())) {
            throw JwsEnvelope.refused("it names another size or type than the image has");
        }
    }

    private static String digest(JsonCursor descriptor) {
        return descriptor.member("digest").string();
    }
}
