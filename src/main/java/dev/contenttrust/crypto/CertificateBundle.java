package dev.contenttrust.crypto;

import java.time.Instant;
import java.util.List;

/** Certificates as Notary carries them in a key: PEM, the leaf first, then the intermediates (notary-v1 profile). */
public final class CertificateBundle {

    private CertificateBundle() {}

    /**
     * Reads a PEM bundle of one leaf (no CA) followed by CA certificates.
     *
     * @throws InvalidKeyException if it is none, the leaf is not first, or there are several leaves
     */
    public static CertificateBundle parse(byte[] pem) {
        throw new UnsupportedOperationException();
    }

    /** The leaf's subject common name; empty if it has none. */
    public String commonName() {
        throw new UnsupportedOperationException();
    }

    public Instant notBefore() {
        throw new UnsupportedOperationException();
    }

    public Instant notAfter() {
        throw new UnsupportedOperationException();
    }

    /** The leaf's public key. */
    public PublicKey publicKey() {
        throw new UnsupportedOperationException();
    }

    /** Whether any certificate here is signed with SHA-1 or MD5. */
    public boolean hasWeakSignature() {
        throw new UnsupportedOperationException();
    }

    /** Whether the leaf chains through this bundle's intermediates to one of the authorities, all valid at that instant. */
    public boolean chainsTo(List<CertificateAuthority> authorities, Instant at) {
        throw new UnsupportedOperationException();
    }
}
