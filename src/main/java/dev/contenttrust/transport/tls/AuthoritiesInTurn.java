package dev.contenttrust.transport.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts what any of several sets of authorities trusts, and looks at a later set only where the earlier ones refuse: the
 * system's own need not be loaded for a server whose authority was named.
 */
final class AuthoritiesInTurn extends X509ExtendedTrustManager {
    private final List<Supplier<X509ExtendedTrustManager>> sets;

    AuthoritiesInTurn(List<Supplier<X509ExtendedTrustManager>> sets) {
        this.sets = sets;
    }

    private interface Check {
        void by(X509ExtendedTrustManager set) throws CertificateException;
    }

    private void any(Check check) throws CertificateException {
        CertificateException refusal = new CertificateException("no authorities");
        boolean refused = false;
        for (Supplier<X509ExtendedTrustManager> set : sets) {
            try {
                check.by(set.get());
                return;
            } catch (CertificateException e) {
                refusal = refused && !TlsFailures.isUnknownAuthority(refusal) ? refusal : e;
                refused = true;
            }
        }
        throw refusal;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        any(set -> set.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        any(set -> set.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        any(set -> set.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw noServer();
    }

    private static CertificateException noServer() {
        return new CertificateException("this is a client; nobody shows it a client certificate");
    }

    /** None: a client's handshake does not ask, and answering would load the system's. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
