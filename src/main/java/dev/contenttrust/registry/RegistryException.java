package dev.contenttrust.registry;

import dev.contenttrust.TrustException;

/** A registry answers with an error of its own, or not by the protocol. Exit code 7. */
public final class RegistryException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RegistryException(String what, int status, String why, String remedy) {
        super(what, why, remedy, null);
        this.status = status;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }
}
