package dev.contenttrust.updater;

import dev.contenttrust.TrustException;

/** Offline, a repository of which nothing is stored: nobody was asked, and so nothing is known. Exit code 10. */
public final class NothingStoredException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String repository;

    NothingStoredException(String repository, String location) {
        super(
                "there is no verdict on " + repository,
                "offline, nobody was asked, and nothing of it is stored in " + location,
                "Run once without --offline.",
                null);
        this.repository = repository;
    }

    /** The repository. */
    public String repository() {
        return repository;
    }
}
