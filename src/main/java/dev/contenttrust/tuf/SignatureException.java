package dev.contenttrust.tuf;

/** Too few valid signatures by different keys. Exit code 4. */
public final class SignatureException extends MetadataException {
    private static final long serialVersionUID = 1L;

    /** @param expected what should have been there, in words that follow "expected" */
    public SignatureException(
            String repository, RoleName role, String what, String expected, String found, String remedy) {
        super(repository, role, what, expected, found, remedy);
    }
}
