package dev.contenttrust.vulndb.store;

import dev.contenttrust.TrustException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A database file that cannot be used: damaged, another kind of file, of a later version of trust. Exit code 9. */
public final class UnusableDatabaseException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    UnusableDatabaseException(Path file, String why, String remedy, @Nullable Throwable cause) {
        super("cannot use the vulnerability database " + file, why, remedy, cause);
        this.file = file;
    }

    static UnusableDatabaseException damaged(Path file, String why, @Nullable Throwable cause) {
        return new UnusableDatabaseException(
                file, why, "Make it anew with trust db update, or import one with trust db import.", cause);
    }

    /** The file. */
    public Path file() {
        return file;
    }
}
