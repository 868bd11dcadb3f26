package dev.contenttrust.cli;

import dev.contenttrust.TrustException;

/** An image that is to be judged from memory, and is not in it. Exit code 10. */
final class NotRememberedException extends TrustException {
    private static final long serialVersionUID = 1L;

    NotRememberedException(String image, String why) {
        super("cannot judge " + image + " from memory", why, "trust scan " + image + " looks at it anew.", null);
    }
}
