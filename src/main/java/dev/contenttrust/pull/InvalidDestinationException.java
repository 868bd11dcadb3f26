package dev.contenttrust.pull;

import dev.contenttrust.TrustException;

/** A destination that cannot be written to, as it stands. Exit code 2. */
public final class InvalidDestinationException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String destination;

    InvalidDestinationException(String destination, String why, String remedy) {
        super("cannot pull to \"" + destination + "\"", why, remedy, null);
        this.destination = destination;
    }

    /** As the user wrote it. */
    public String destination() {
        return destination;
    }
}
