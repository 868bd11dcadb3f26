package dev.contenttrust.notary;

import dev.contenttrust.transport.HttpService;

/** Opens repositories: chooses the server, refreshes the metadata under the user's settings, and reads it. Thread-safe. */
public final class TrustService {

    public TrustService(TrustSettings settings, HttpService http) {}

    /**
     * Refreshes a repository and gives its verified state.
     *
     * @throws dev.contenttrust.TrustException if it cannot be trusted now; the leaf says why
     */
    public SignedRepository open(Gun gun) {
        throw new UnsupportedOperationException();
    }

    /** The server that would be asked. */
    public String serverFor(Gun gun) {
        throw new UnsupportedOperationException();
    }
}
