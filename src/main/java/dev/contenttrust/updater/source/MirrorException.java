package dev.contenttrust.updater.source;

import dev.contenttrust.TrustException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A directory that cannot be used as a mirror: it is not there, not readable, none, or of a newer layout. Exit code 2. */
public final class MirrorException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final transient Path directory;

    public MirrorException(Path directory, String why, String remedy, @Nullable Throwable cause) {
        super("cannot use the mirror " + directory, why, remedy, cause);
        this.directory = directory;
    }

    /** The mirror. */
    public Path directory() {
        return directory;
    }
}
