package dev.contenttrust.updater;

import dev.contenttrust.TrustException;
import dev.contenttrust.tuf.RoleName;

/** Stored metadata that its own keys no longer vouch for: a damaged disk, a hand that edited it. Exit code 2. */
public final class DamagedCacheException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String repository;
    private final RoleName role;
    private final String location;

    DamagedCacheException(String repository, RoleName role, String location, TrustException cause) {
        super(
                "the stored " + role + ".json of " + repository + " is damaged",
                cause.getMessage(),
                "It says which versions were seen before, so it is not replaced unasked. To begin anew, check the root's"
                        + " key with the owner of the repository, then remove " + location + ".",
                cause);
        this.repository = repository;
        this.role = role;
        this.location = location;
    }

    /** The repository: a GUN, a URL. */
    public String repository() {
        return repository;
    }

    /** Whose file. */
    public RoleName role() {
        return role;
    }

    /** The store that holds it. */
    public String location() {
        return location;
    }
}
