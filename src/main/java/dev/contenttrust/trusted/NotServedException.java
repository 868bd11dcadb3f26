package dev.contenttrust.trusted;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;

/** Something was signed, but the source of images does not have it. Exit code 6. */
public final class NotServedException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final Digest digest;

    /**
     * @param kind of content: "manifest", "blob"
     * @param location of the source
     */
    public NotServedException(String kind, ImageReference name, Digest digest, String location) {
        super(
                location + " lacks the " + kind + " " + digest + " of " + name.name(),
                "it is part of what was signed, but was never pushed there or has been deleted",
                "Ask whoever publishes the image; or name another source with --registry.",
                null);
        this.digest = digest;
    }

    /** What is lacking. */
    public Digest digest() {
        return digest;
    }
}
