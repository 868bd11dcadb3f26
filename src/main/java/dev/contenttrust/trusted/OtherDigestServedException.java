package dev.contenttrust.trusted;

import dev.contenttrust.Digest;
import dev.contenttrust.TrustException;
import dev.contenttrust.notary.SignedTag;

/** The registry serves another digest for a tag than the signed one. Exit code 6. */
public final class OtherDigestServedException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final Digest signed;
    private final Digest served;

    /** @param location of the source */
    public OtherDigestServedException(SignedTag tag, Digest served, String location) {
        super(
                location + " serves another digest for " + tag.gun() + ":" + tag.tag() + " than the signed one",
                "signed " + tag.digest() + " by " + tag.role() + ", served " + served,
                "The tag was pushed again without signing, or by somebody else. The signed image may still be there:"
                        + " use it by its digest.",
                null);
        this.signed = tag.digest();
        this.served = served;
    }

    public Digest signed() {
        return signed;
    }

    public Digest served() {
        return served;
    }
}
