package dev.contenttrust.trusted;

import dev.contenttrust.TrustException;
import dev.contenttrust.notary.SignedTag;

/** A tag is signed, but the registry has no such tag. Exit code 6. */
public final class TagNotServedException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final SignedTag tag;

    TagNotServedException(SignedTag tag, String location) {
        super(
                location + " has no tag " + tag.gun() + ":" + tag.tag(),
                "it is signed as " + tag.digest() + ", but was never pushed there or has been deleted",
                "Ask whoever publishes the image; or name another source with --registry.",
                null);
        this.tag = tag;
    }

    public SignedTag tag() {
        return tag;
    }
}
