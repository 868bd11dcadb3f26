package dev.contenttrust.tuf;

/** A file whose content breaks a rule of its format. Exit code 4. */
public final class InvalidMetadataException extends MetadataException {
    private static final long serialVersionUID = 1L;

    public InvalidMetadataException(String repository, RoleName role, String what, String why, String remedy) {
        super(repository, role, what, "", why, remedy);
    }
}
