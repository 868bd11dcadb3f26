package dev.contenttrust.updater;

import dev.contenttrust.TrustException;

/** A target that no role that may sign it lists. Exit code 3. */
public final class MissingTargetException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String path;

    MissingTargetException(String repository, String path, String why) {
        super(
                "the target " + path + " of " + repository + " is not signed",
                why,
                "Check its name; if it is right, whoever publishes the repository has not signed it.",
                null);
        this.path = path;
    }

    /** The target, as metadata would name it. */
    public String path() {
        return path;
    }
}
