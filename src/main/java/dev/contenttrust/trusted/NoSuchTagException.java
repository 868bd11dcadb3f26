package dev.contenttrust.trusted;

import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;

/** A tag that nobody vouches for was asked for, and the source does not have it. Exit code 6. */
public final class NoSuchTagException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final ImageReference image;

    /** @param location of the source */
    public NoSuchTagException(ImageReference image, String location) {
        super(
                location + " has no " + image.familiarName()
                        + image.tag().map(tag -> ":" + tag).orElse(""),
                "it was never pushed there or has been deleted",
                "",
                null);
        this.image = image;
    }

    public ImageReference image() {
        return image;
    }
}
