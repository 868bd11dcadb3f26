package dev.contenttrust.transport;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** No usable answer could be had from a server. Exit code 7. */
public final class NetworkException extends TrustException {
    private static final long serialVersionUID = 1L;

    public NetworkException(String what, String why, String remedy, @Nullable Throwable cause) {
        super(what, why, remedy, cause);
    }
}
