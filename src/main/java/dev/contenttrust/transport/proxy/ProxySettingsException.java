package dev.contenttrust.transport.proxy;

import dev.contenttrust.TrustException;

/** The environment names a proxy that cannot be used. Exit code 2. */
public final class ProxySettingsException extends TrustException {
    private static final long serialVersionUID = 1L;

    ProxySettingsException(String variable, String why) {
        super("Cannot use the proxy of " + variable, why, "Write http://[USER:PASSWORD@]HOST:PORT", null);
    }
}
