package dev.contenttrust.tuf;

import dev.contenttrust.TrustException;

/** What is wrong with a repository's metadata: one leaf a cause. */
public abstract sealed class MetadataException extends TrustException
        permits EquivocationException,
                ExpiredException,
                HashMismatchException,
                InvalidMetadataException,
                NoTrustDataException,
                PinException,
                RollbackException,
                SignatureException {
    private static final long serialVersionUID = 1L;

    private final String repository;
    private final RoleName role;
    private final String expected;
    private final String found;

    MetadataException(String repository, RoleName role, String what, String expected, String found, String remedy) {
        super(what, expected.isEmpty() ? found : "expected " + expected + ", found " + found, remedy, null);
        this.repository = repository;
        this.role = role;
        this.expected = expected;
        this.found = found;
    }

    /** The repository: a GUN, a URL. */
    public final String repository() {
        return repository;
    }

    /** Whose file. */
    public final RoleName role() {
        return role;
    }

    /** What should have been there; empty where no one value was expected. */
    public final String expected() {
        return expected;
    }

    /** What was there instead. */
    public final String found() {
        return found;
    }
}
