package dev.contenttrust.transport;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** No usable answer could be had from a server. Exit code 7. */
public final class NetworkException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final boolean waited;

    public NetworkException(String what, String why, String remedy, @Nullable Throwable cause) {
        this(what, why, remedy, cause, false);
    }

    NetworkException(String what, String why, String remedy, @Nullable Throwable cause, boolean waited) {
        super(what, why, remedy, cause);
        this.waited = waited;
    }

    /** Whether the server is busy and was waited for as long as makes sense: another attempt now would only be a burden to it. */
    public boolean waited() {
        return waited;
    }
}
