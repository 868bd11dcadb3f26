package dev.contenttrust.vulndb.feed;

import dev.contenttrust.TrustException;

/** What was asked for is not there. Exit code 2. */
public final class MissingFeedException extends TrustException {
    private static final long serialVersionUID = 1L;

    MissingFeedException(String what, String why, String remedy) {
        super(what, why, remedy, null);
    }
}
