package dev.contenttrust.transport.tls;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** What a connection needs for its handshake; one for all hosts that share their material. */
public final class TlsContext {
    private final SSLSocketFactory sockets;
    private final X509TrustManager trust;

    TlsContext(KeyManager[] keys, X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            this.sockets = context.getSocketFactory();
            this.trust = trust;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    public SSLSocketFactory sockets() {
        return sockets;
    }

    public X509TrustManager trust() {
        return trust;
    }
}
