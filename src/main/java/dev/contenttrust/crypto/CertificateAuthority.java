package dev.contenttrust.crypto;

import java.util.List;

/** A CA certificate that someone chose to trust. */
public final class CertificateAuthority {
    private CertificateAuthority() {}

    /**
     * Reads every certificate of a PEM file.
     *
     * @param origin the file's name, for messages
     * @throws InvalidKeyException if it holds none, or one that is no CA
     */
    public static List<CertificateAuthority> parseAll(String origin, byte[] pem) {
        throw new UnsupportedOperationException();
    }

    /** The subject's distinguished name. */
    public String subject() {
        throw new UnsupportedOperationException();
    }
}
