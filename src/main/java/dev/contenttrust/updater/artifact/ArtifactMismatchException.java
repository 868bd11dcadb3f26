package dev.contenttrust.updater.artifact;

import dev.contenttrust.TrustException;

/** An artifact whose bytes are not those that were signed. Exit code 4. */
public final class ArtifactMismatchException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String target;

    ArtifactMismatchException(String target, String expected, String found) {
        super(
                "the artifact of " + target + " is not what was signed",
                "expected " + expected + ", found " + found,
                "Nothing of it was kept. Try again; if it stays so, the server has been tampered with or is damaged.",
                null);
        this.target = target;
    }

    /** The target's path, as metadata names it. */
    public String target() {
        return target;
    }
}
