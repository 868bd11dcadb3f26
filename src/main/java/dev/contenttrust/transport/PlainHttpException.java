package dev.contenttrust.transport;

import dev.contenttrust.TrustException;

/** A server beyond this machine was to be spoken to in plain http, which anyone on the way can read and change. Exit code 2. */
public final class PlainHttpException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String host;

    PlainHttpException(String host, String address) {
        super(
                "Will not ask " + address,
                "plain http can be read and changed by anyone on the way",
                "Use https, or allow this host with --insecure-registry " + host,
                null);
        this.host = host;
    }

    /** The {@code host[:port]}. */
    public String host() {
        return host;
    }
}
