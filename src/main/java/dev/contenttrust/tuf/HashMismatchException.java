package dev.contenttrust.tuf;

/** A file that is not the one its parent names: another hash or length, or none at all. Exit code 4. */
public final class HashMismatchException extends MetadataException {
    private static final long serialVersionUID = 1L;

    /** @param expected what should have been there, in words that follow "expected" */
    public HashMismatchException(
            String repository, RoleName role, String what, String expected, String found, String remedy) {
        super(repository, role, what, expected, found, remedy);
    }
}
