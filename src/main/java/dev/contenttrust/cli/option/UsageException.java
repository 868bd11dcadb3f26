package dev.contenttrust.cli.option;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** A command line that cannot be carried out as it stands. Exit code 2. */
public final class UsageException extends TrustException {
    private static final long serialVersionUID = 1L;

    public UsageException(String what, String why, String remedy) {
        this(what, why, remedy, null);
    }

    public UsageException(String what, String why, String remedy, @Nullable Throwable cause) {
        super(what, why, remedy, cause);
    }
}
