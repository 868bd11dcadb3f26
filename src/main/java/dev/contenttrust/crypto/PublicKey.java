package dev.contenttrust.crypto;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;

/**
 * A public key that can verify. Two keys are equal exactly if they are the same mathematical key, whatever container
 * they came in; thresholds count these.
 */
public final class PublicKey {
    private static final String PEM_LABEL = "PUBLIC KEY";

    private final KeyMaterial material;
    private final String spki;

    private PublicKey(KeyMaterial material) {
        this.material = material;
        this.spki = HexFormat.of().formatHex(material.spki());
    }

    /** The families of keys that TUF repositories use. */
    public enum Kind {
        ECDSA,
        RSA,
        ED25519
    }

    /**
     * Reads DER SubjectPublicKeyInfo (RFC 5280, section 4.1): ECDSA on the named curves P-256, P-384 and P-521, RSA of 2048
     * to 16384 bits, Ed25519.
     *
     * @throws InvalidKeyException if it is no key, of an unknown algorithm, a point off its curve, or RSA under 2048 bits
     */
    public static PublicKey fromSpki(byte[] der) {
        return fromSpki(Der.parse(der));
    }

    /**
     * Reads a PEM {@code PUBLIC KEY}.
     *
     * @throws InvalidKeyException as {@link #fromSpki}, and if the text is not exactly one such block
     */
    public static PublicKey fromPem(String pem) {
        List<Pem> blocks = Pem.parseAll(InvalidKeyException.NO_KEY, pem);
        if (blocks.size() != 1 || !blocks.get(0).label().equals(PEM_LABEL)) {
            throw InvalidKeyException.key("expected one PEM block \"" + PEM_LABEL + "\"");
        }
        return fromSpki(blocks.get(0).der());
    }

    /**
     * Reads the 32 raw bytes of an Ed25519 key (RFC 8032, section 5.1.5).
     *
     * @throws InvalidKeyException if they are not the canonical encoding of a point of prime order
     */
    public static PublicKey ed25519(byte[] raw) {
        return new PublicKey(Ed25519Key.decode(raw));
    }

    /**
     * Reads a point of P-256 (SEC 1, section 2.3.4).
     *
     * @throws InvalidKeyException if it is no point, or off the curve
     */
    public static PublicKey p256(byte[] point) {
        return new PublicKey(EcKey.decode(EcCurve.P256, point));
    }

    /**
     * Reads a point of P-384 (SEC 1, section 2.3.4).
     *
     * @throws InvalidKeyException if it is no point, or off the curve
     */
    public static PublicKey p384(byte[] point) {
        return new PublicKey(EcKey.decode(EcCurve.P384, point));
    }

    /**
     * Reads the key of the first certificate of a PEM text, be it a leaf or a CA.
     *
     * @throws InvalidKeyException as {@link #fromSpki}, and if the text is no list of certificates
     */
    public static PublicKey fromCertificate(byte[] pem) {
        return CertificateBundle.certificates(InvalidKeyException.NO_KEY, pem, CertificateBundle.CERTIFICATES_MAX)
                .get(0)
                .publicKey();
    }

    /** Reads a SubjectPublicKeyInfo that is part of a greater structure. */
    static PublicKey fromSpki(ASN1Encodable spki) {
        return new PublicKey(Spki.read(spki));
    }

    /** The family. */
    public Kind kind() {
        return material.kind();
    }

    /** The normalised SubjectPublicKeyInfo of {@link #encoded()}, in lower-case hex. */
    public String spki() {
        return spki;
    }

    /**
     * The key as DER SubjectPublicKeyInfo in one normalised encoding: uncompressed points, named curves, explicit NULL
     * parameters for RSA. Go writes keys the same way, so Notary's canonical key ids are made over these bytes.
     */
    public byte[] encoded() {
        return HexFormat.of().parseHex(spki);
    }

    /** In words: {@code ECDSA P-256}, {@code RSA 4096}, {@code Ed25519}. */
    public String description() {
        return material.description();
    }

    /** How many checks with a key of the most common kind, ECDSA P-256, take about as long as one with this. */
    public int effort() {
        return material.effort();
    }

    /** The length of an RSA key's modulus, in bits; empty for keys of other kinds. */
    public Optional<Integer> modulusBits() {
        return material instanceof RsaKey rsa ? Optional.of(rsa.modulus().bitLength()) : Optional.empty();
    }

    KeyMaterial material() {
        return material;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey that && spki.equals(that.spki);
    }

    @Override
    public int hashCode() {
        return spki.hashCode();
    }

    @Override
    public String toString() {
        return description();
    }
}
