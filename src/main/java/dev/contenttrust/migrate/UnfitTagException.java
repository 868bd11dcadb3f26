package dev.contenttrust.migrate;

import dev.contenttrust.TrustException;

/** A signed tag that other ways of signing cannot take over; told in the plan. Exit code 10. */
public final class UnfitTagException extends TrustException {
    private static final long serialVersionUID = 1L;

    UnfitTagException(String image, String why) {
        super(image + " cannot be migrated", why, "", null);
    }
}
