package dev.contenttrust.lint.fix;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** A file that could not be fixed, and is as it was. Exit code 2. */
public final class FixException extends TrustException {
    private static final long serialVersionUID = 1L;

    public FixException(String file, String why, String remedy, @Nullable Throwable cause) {
        super(file + " is not fixed", why, remedy, cause);
    }
}
