package dev.contenttrust.audit.history;

import dev.contenttrust.TrustException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The history of audits cannot be read or kept. Exit code 2. */
public final class HistoryException extends TrustException {
    private static final long serialVersionUID = 1L;

    HistoryException(Path file, String why, String remedy, @Nullable Throwable cause) {
        super("cannot use the history of audits " + file, why, remedy, cause);
    }
}
