package dev.contenttrust.migrate;

import dev.contenttrust.TrustException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that is no plan, or cannot be read or written. Exit code 2. */
public final class PlanFileException extends TrustException {
    private static final long serialVersionUID = 1L;

    PlanFileException(String doing, Path file, String why, String remedy, @Nullable Throwable cause) {
        super("cannot " + doing + " the plan " + file, why, remedy, cause);
    }
}
