package dev.contenttrust.crypto;

/** A way to sign; each verifies with keys of one kind only. */
public enum SignatureScheme {
    /** ECDSA, hash by the curve's scheme SHA-256, raw fixed-width r‖s (IEEE P1363). Notary's {@code ecdsa}. */
    ECDSA_SHA256_P1363,
    /** ECDSA with SHA-256, DER. */
    ECDSA_SHA256_DER,
    /** ECDSA with SHA-384, DER. */
    ECDSA_SHA384_DER,
    /** RSASSA-PSS, SHA-256, MGF1 with SHA-256, salt of exactly 32 bytes. */
    RSA_PSS_SHA256,
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RSA_PKCS1V15_SHA256,
    /** Ed25519 (RFC 8032). */
    ED25519;

    /** Whether this is a valid signature over the message by that key; false for a key of another kind. Never throws. */
    public boolean verify(PublicKey key, byte[] message, byte[] signature) {
        throw new UnsupportedOperationException();
    }
}
