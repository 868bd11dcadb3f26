package dev.contenttrust.updater.store;

import dev.contenttrust.TrustException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A stored set that is not what was stored: what it guarded against cannot be judged any more. Exit code 2. */
public final class StoreDamagedException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    /** @param set the directory that holds the repository's set */
    public StoreDamagedException(Path set, Path file, String why, @Nullable Throwable cause) {
        super(
                "the stored trust data is damaged: " + file,
                why,
                "Restore it from a backup; or check the root's key with the owner of the repository, then remove " + set
                        + " to begin anew.",
                cause);
        this.file = file;
    }

    /** The damaged file. */
    public Path file() {
        return file;
    }
}
