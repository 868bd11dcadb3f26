package dev.contenttrust.audit.rows;

import dev.contenttrust.TrustException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of audit rows that cannot be read, or is none. Exit code 2. */
public final class RowFileException extends TrustException {
    private static final long serialVersionUID = 1L;

    RowFileException(Path file, String why, String remedy, @Nullable Throwable cause) {
        super("cannot use " + file + " as an audit's rows", why, remedy, cause);
    }
}
