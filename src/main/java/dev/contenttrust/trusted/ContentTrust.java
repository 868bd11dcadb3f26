package dev.contenttrust.trusted;

import dev.contenttrust.ImageReference;
import dev.contenttrust.Platform;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.TrustService;
import java.io.InputStream;

/**
 * From a name to a signed digest, and whether the registry serves it. A verdict is a returned value; everything else is a
 * {@link dev.contenttrust.TrustException}. Thread-safe.
 */
public final class ContentTrust {
    private final TrustService trust;

    public ContentTrust(TrustService trust) {
        this.trust = trust;
    }

    /**
     * The signed digest of an image: that of its tag by Docker's order ({@code targets/releases}, then {@code targets}), which
     * must be the digest in the name if there is one. A name with a digest alone needs a released tag of that digest; a name
     * with neither means {@code latest}.
     *
     * @throws dev.contenttrust.TrustException if there is none that may be trusted
     */
    public TrustedImage resolve(ImageReference image, SignerDemand demand) {
        return resolve(trust.open(Gun.of(image)), image, demand);
    }

    /** The same within a repository that was opened before. */
    public TrustedImage resolve(SignedRepository repository, ImageReference image, SignerDemand demand) {
        return new Resolution(repository).resolve(image, demand);
    }

    /**
     * Holds what a source of images serves against what was signed.
     *
     * @param platform whose image of an index is identified
     * @throws dev.contenttrust.TrustException if the source serves something else, or lacks it
     */
    public Verification verify(TrustedImage image, Platform platform, ImageSource source) {
        return new ServedImage(image, source).verify(platform);
    }

    /**
     * Holds bytes against a target's length and hashes, whichever role of the tree signs it, from the top.
     *
     * @param payload read to its end, or to the first byte too many
     */
    public VerifiedPayload verifyPayload(
            SignedRepository repository, String target, SignerDemand demand, InputStream payload) {
        return new Payload(repository, target).verify(demand, payload);
    }
}
