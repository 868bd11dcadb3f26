package dev.contenttrust.cli;

import dev.contenttrust.TrustException;

/** A repository whose live roles could not be had, so that nothing can be said of its keys. Exit code 10. */
final class NotLookedAtException extends TrustException {
    private static final long serialVersionUID = 1L;

    NotLookedAtException(TrustException cause) {
        super(cause.what(), cause.why(), cause.remedy(), cause);
    }
}
