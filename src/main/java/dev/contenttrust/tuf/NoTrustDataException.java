package dev.contenttrust.tuf;

/** The source has no metadata for the repository. Exit code 3. */
public final class NoTrustDataException extends MetadataException {
    private static final long serialVersionUID = 1L;

    private final boolean answered;

    /** Whoever was asked says that there is none. */
    public NoTrustDataException(String repository, RoleName role, String what, String why, String remedy) {
        this(repository, role, what, why, remedy, true);
    }

    private NoTrustDataException(
            String repository, RoleName role, String what, String why, String remedy, boolean answered) {
        super(repository, role, what, "", why, remedy);
        this.answered = answered;
    }

    /** Whoever was asked does not speak for any repository, so that of this one nothing is known. */
    public static NoTrustDataException noTrustServer(
            String repository, RoleName role, String what, String why, String remedy) {
        return new NoTrustDataException(repository, role, what, why, remedy, false);
    }

    /** Whether a trust server said so, rather than something that is none, or no longer one. */
    public boolean answered() {
        return answered;
    }
}
