package dev.contenttrust.tuf;

/** The source has no metadata for the repository. Exit code 3. */
public final class NoTrustDataException extends MetadataException {
    private static final long serialVersionUID = 1L;

    public NoTrustDataException(String repository, RoleName role, String what, String why, String remedy) {
        super(repository, role, what, "", why, remedy);
    }
}
