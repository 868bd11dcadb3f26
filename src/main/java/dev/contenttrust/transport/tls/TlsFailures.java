package dev.contenttrust.transport.tls;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a handshake failed. */
public final class TlsFailures {
    private TlsFailures() {}

    /** The second and third sentence of a failure. */
    public record Words(String why, String remedy) {}

    /** @param authority the {@code host:port} spoken to */
    public static Words explain(String authority, SSLException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return new Words(
                    "the certificate of " + authority + " is for other names", "Check the name, or who answers there");
        }
        @Nullable CertificateExpiredException expired = causeOf(e, CertificateExpiredException.class);
        if (expired != null) {
            return new Words(
                    "the certificate of " + authority + " has expired (" + expired.getMessage() + ")",
                    "Tell whoever runs the server; check this machine's clock");
        }
        @Nullable CertificateNotYetValidException early = causeOf(e, CertificateNotYetValidException.class);
        if (early != null) {
            return new Words(
                    "the certificate of " + authority + " is not valid yet (" + early.getMessage() + ")",
                    "Check this machine's clock");
        }
        if (isUnknownAuthority(e)) {
            return new Words(
                    "the certificate of " + authority + " is by an authority that is not known here",
                    "Put the authority's certificate into certs.d/" + authority + "/ca.crt, or name it with --tls-ca");
        }
        return byMessage(authority, e);
    }

    private static Words byMessage(String authority, SSLException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Unsupported or unrecognized SSL message")) {
            return new Words(
                    authority + " does not speak TLS",
                    "If it is meant to speak plain http, write http:// and allow it with --insecure-registry");
        }
        if (message.contains("certificate_required") || message.contains("bad_certificate")) {
            return new Words(
                    authority + " wants another client certificate (" + message + ")",
                    "Give one with --tls-cert and --tls-key, or in certs.d/" + authority + "/");
        }
        return new Words(
                "the TLS handshake with " + authority + " failed (" + message + ")",
                "Check that the server speaks TLS 1.2 or 1.3, and whether it wants a client certificate");
    }

    /** Whether no path leads to an authority that is trusted. */
    static boolean isUnknownAuthority(Throwable e) {
        CertPathValidatorException path = causeOf(e, CertPathValidatorException.class);
        return causeOf(e, java.security.cert.CertPathBuilderException.class) != null
                || (path != null && path.getReason() == java.security.cert.PKIXReason.NO_TRUST_ANCHOR);
    }

    private static <T extends Throwable> @Nullable T causeOf(Throwable e, Class<T> kind) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return kind.cast(at);
            }
        }
        return null;
    }
}
