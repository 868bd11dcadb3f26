package dev.contenttrust.tuf;

import dev.contenttrust.TrustException;

/** Metadata past its expiry. Exit code 5. */
public final class ExpiredException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String repository;
    private final RoleName role;

    /** @param why what was expected and what was found */
    public ExpiredException(String repository, RoleName role, String what, String why, String remedy) {
        super(what, why, remedy, null);
        this.repository = repository;
        this.role = role;
    }

    /** The repository: a GUN, a URL. */
    public String repository() {
        return repository;
    }

    /** Whose file. */
    public RoleName role() {
        return role;
    }
}
