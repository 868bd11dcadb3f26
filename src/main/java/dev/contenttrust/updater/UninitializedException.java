package dev.contenttrust.updater;

import dev.contenttrust.TrustException;

/** A client of TUF 1.0 that was never given a root to start from. Exit code 2. */
public final class UninitializedException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String location;

    UninitializedException(String repository, String location) {
        super(
                "nothing says which root of " + repository + " to trust",
                "there is no root.json in " + location,
                "Initialize it with a root.json that came to you on a trusted way.",
                null);
        this.location = location;
    }

    /** Where trusted metadata is stored. */
    public String location() {
        return location;
    }
}
