package dev.contenttrust.trusted;

import dev.contenttrust.ImageReference;
import dev.contenttrust.notary.TrustService;

/** From a name to a signed digest, and whether the registry serves it. Thread-safe. */
public final class ContentTrust {

    public ContentTrust(TrustService trust) {}

    /**
     * The signed digest of an image by Docker's order.
     *
     * @throws dev.contenttrust.TrustException if there is none that may be trusted
     */
    public TrustedImage resolve(ImageReference image, SignerDemand demand) {
        throw new UnsupportedOperationException();
    }
}
