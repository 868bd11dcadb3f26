package dev.contenttrust.tuf;

/** An older version than was trusted before, or a role gone that was there. Exit code 4. */
public final class RollbackException extends MetadataException {
    private static final long serialVersionUID = 1L;

    /** @param expected what should have been there, in words that follow "expected" */
    public RollbackException(
            String repository, RoleName role, String what, String expected, String found, String remedy) {
        super(repository, role, what, expected, found, remedy);
    }
}
