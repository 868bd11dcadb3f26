package dev.contenttrust.vulndb.store;

import dev.contenttrust.TrustException;
import java.nio.file.Path;

/** A database that cannot be written here; an older one is untouched. Exit code 2. */
public final class DatabaseWriteException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    public DatabaseWriteException(Path file, Exception cause) {
        super(
                "cannot write the vulnerability database " + file,
                String.valueOf(cause.getMessage()),
                "Make room, permit writing, or name another file with --db. What was there before is still there.",
                cause);
        this.file = file;
    }

    /** The file. */
    public Path file() {
        return file;
    }
}
