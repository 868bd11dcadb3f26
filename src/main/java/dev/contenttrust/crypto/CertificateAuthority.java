package dev.contenttrust.crypto;

import java.util.List;

/** A CA certificate that someone chose to trust. */
public final class CertificateAuthority {
    /** A system's list of public authorities has about 150. */
    static final int CERTIFICATES_MAX = 500;

    private final Certificate certificate;

    private CertificateAuthority(Certificate certificate) {
        this.certificate = certificate;
    }

    /**
     * Reads every certificate of a PEM file.
     *
     * @param origin the file's name, for messages
     * @throws InvalidKeyException if it holds none, or one that is no CA
     */
    public static List<CertificateAuthority> parseAll(String origin, byte[] pem) {
        String what = origin + " is no list of CA certificates";
        List<Certificate> certificates = CertificateBundle.certificates(what, pem, CERTIFICATES_MAX);
        for (Certificate certificate : certificates) {
            if (!certificate.authority()) {
                throw new InvalidKeyException(what, "the certificate of " + certificate.subject() + " is no CA", null);
            }
        }
        return certificates.stream().map(CertificateAuthority::new).toList();
    }

    /** The subject's distinguished name. */
    public String subject() {
        return certificate.subject().toString();
    }

    Certificate certificate() {
        return certificate;
    }
}
