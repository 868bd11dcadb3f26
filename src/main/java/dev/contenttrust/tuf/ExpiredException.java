package dev.contenttrust.tuf;

/** Metadata, or the certificate that vouches for it, outside its time of validity. Exit code 5. */
public final class ExpiredException extends MetadataException {
    private static final long serialVersionUID = 1L;

    /** @param expected what should have been there, in words that follow "expected" */
    public ExpiredException(
            String repository, RoleName role, String what, String expected, String found, String remedy) {
        super(repository, role, what, expected, found, remedy);
    }
}
