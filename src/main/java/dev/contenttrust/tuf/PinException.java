package dev.contenttrust.tuf;

/** A root that meets no pin, or that nothing vouches for where something must. Exit code 4. */
public final class PinException extends MetadataException {
    private static final long serialVersionUID = 1L;

    public PinException(String repository, RoleName role, String what, String why, String remedy) {
        super(repository, role, what, "", why, remedy);
    }
}
