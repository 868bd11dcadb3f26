package dev.contenttrust.tuf;

/** The version that was trusted before, with other content. Exit code 4. */
public final class EquivocationException extends MetadataException {
    private static final long serialVersionUID = 1L;

    /** @param expected what should have been there, in words that follow "expected" */
    public EquivocationException(
            String repository, RoleName role, String what, String expected, String found, String remedy) {
        super(repository, role, what, expected, found, remedy);
    }
}
