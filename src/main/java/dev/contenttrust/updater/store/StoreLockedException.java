package dev.contenttrust.updater.store;

import dev.contenttrust.TrustException;
import java.nio.file.Path;
import java.time.Duration;

/** Another run holds a repository's set for longer than this one may wait. Exit code 2. */
public final class StoreLockedException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final transient Path lock;

    public StoreLockedException(Path lock, Duration waited) {
        super(
                "another run is working on the same repository",
                "it still holds " + lock + " after " + waited.toSeconds() + " s",
                "Wait for it to end, or find it (fuser " + lock + ") and end it.",
                null);
        this.lock = lock;
    }

    /** The lock file. */
    public Path lock() {
        return lock;
    }
}
