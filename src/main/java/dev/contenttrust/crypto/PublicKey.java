package dev.contenttrust.crypto;

import java.util.HexFormat;

/**
 * A public key that can verify. Two keys are equal exactly if they are the same mathematical key, whatever container
 * they came in; thresholds count these.
 *
 * @param kind the family
 * @param spki the key as DER SubjectPublicKeyInfo (RFC 5280, section 4.1) in one normalised encoding, as lower-case hex
 */
public record PublicKey(Kind kind, String spki) {

    /** The families of keys that TUF repositories use. */
    public enum Kind {
        ECDSA,
        RSA,
        ED25519
    }

    /**
     * Reads DER SubjectPublicKeyInfo.
     *
     * @throws InvalidKeyException if it is no key, of an unknown algorithm, a point off its curve, or RSA under 2048 bits
     */
    public static PublicKey fromSpki(byte[] der) {
        throw new UnsupportedOperationException();
    }

    /** Reads a PEM {@code PUBLIC KEY}. */
    public static PublicKey fromPem(String pem) {
        throw new UnsupportedOperationException();
    }

    /** Reads the 32 raw bytes of an Ed25519 key (RFC 8032). */
    public static PublicKey ed25519(byte[] raw) {
        throw new UnsupportedOperationException();
    }

    /** The key as DER SubjectPublicKeyInfo. */
    public byte[] encoded() {
        return HexFormat.of().parseHex(spki);
    }

    /** In words: {@code ECDSA P-256}, {@code RSA 4096}, {@code Ed25519}. */
    public String description() {
        throw new UnsupportedOperationException();
    }
}
