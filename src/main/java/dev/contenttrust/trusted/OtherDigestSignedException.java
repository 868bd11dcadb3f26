package dev.contenttrust.trusted;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.notary.SignedTag;

/** A digest was asked for, or a signer, and what is signed for the tag is another digest. Exit code 4. */
public final class OtherDigestSignedException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final Digest expected;
    private final Digest signed;

    private OtherDigestSignedException(String what, Digest expected, SignedTag signed, String remedy) {
        super(what, "expected " + expected + ", but " + signed.role() + " signed " + signed.digest(), remedy, null);
        this.expected = expected;
        this.signed = signed.digest();
    }

    /** The name holds a digest, and the tag's signed one is another. */
    static OtherDigestSignedException asked(ImageReference image, Digest expected, SignedTag signed) {
        return new OtherDigestSignedException(
                "the digest asked for is not the one signed for " + image.name() + ":" + signed.tag(),
                expected,
                signed,
                "Find out why before you use either: the tag was signed anew, or the digest is not the publisher's.");
    }

    /** A role that must have signed the tag signed something else. */
    static OtherDigestSignedException demanded(SignedTag released, SignedTag demanded) {
        return new OtherDigestSignedException(
                demanded.role() + " signed another digest for " + released.gun() + ":" + released.tag(),
                released.digest(),
                demanded,
                "Ask the publisher which one is meant; trust list shows what each role says.");
    }

    /** What was to be signed. */
    public Digest expected() {
        return expected;
    }

    /** What is signed. */
    public Digest signed() {
        return signed;
    }
}
