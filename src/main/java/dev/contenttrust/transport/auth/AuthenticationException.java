package dev.contenttrust.transport.auth;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** A server refuses who we are, or our credentials cannot be had or must not be sent to it. Exit code 8. */
public final class AuthenticationException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String host;

    /** @param host the {@code host[:port]} that asked who we are */
    public AuthenticationException(String host, String what, String why, String remedy, @Nullable Throwable cause) {
        super(what, why, remedy, cause);
        this.host = host;
    }

    /** The {@code host[:port]} that asked who we are. */
    public String host() {
        return host;
    }
}
