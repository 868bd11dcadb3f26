package dev.contenttrust.updater.store;

import dev.contenttrust.TrustException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A trust directory that cannot be read or written: permissions, a full disk, a newer layout. Exit code 2. */
public final class StoreUnusableException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final transient Path path;

    public StoreUnusableException(Path path, String what, String why, String remedy, @Nullable Throwable cause) {
        super(what, why, remedy, cause);
        this.path = path;
    }

    /** The file or directory. */
    public Path path() {
        return path;
    }
}
