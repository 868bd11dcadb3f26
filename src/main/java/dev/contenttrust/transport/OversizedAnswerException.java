package dev.contenttrust.transport;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** An answer longer than it may be. Exit code 4: the server serves what was not signed. */
public final class OversizedAnswerException extends TrustException {
    private static final long serialVersionUID = 1L;

    public OversizedAnswerException(String what, String why, String remedy, @Nullable Throwable cause) {
        super(what, why, remedy, cause);
    }
}
