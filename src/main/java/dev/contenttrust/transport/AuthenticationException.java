package dev.contenttrust.transport;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** A server refuses who we are, or our credentials must not be sent to it. Exit code 8. */
public final class AuthenticationException extends TrustException {
    private static final long serialVersionUID = 1L;

    public AuthenticationException(String what, String why, String remedy, @Nullable Throwable cause) {
        super(what, why, remedy, cause);
    }
}
