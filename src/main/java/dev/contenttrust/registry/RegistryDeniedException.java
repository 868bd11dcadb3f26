package dev.contenttrust.registry;

import dev.contenttrust.TrustException;

/** A registry does not let this user do what was asked. Exit code 8. */
public final class RegistryDeniedException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RegistryDeniedException(String what, int status, String why) {
        super(
                what,
                why,
                "Log in to the registry (docker login) as somebody who may; some registries answer so for names that do not exist.",
                null);
        this.status = status;
    }

    /** The HTTP status of the answer, 401 or 403. */
    public int status() {
        return status;
    }
}
