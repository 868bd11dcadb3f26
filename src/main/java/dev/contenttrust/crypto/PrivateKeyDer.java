package dev.contenttrust.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Finds the public key that belongs to a private one. The private numbers live as long as a method here runs. */
final class PrivateKeyDer {
    private static final String EC_PUBLIC_KEY = "1.2.840.10045.2.1";
    private static final String EC_LABEL = "EC PRIVATE KEY";
    private static final String RSA_LABEL = "RSA PRIVATE KEY";
    private static final String ED25519_LABEL = "ED25519 PRIVATE KEY";

    /** Notary's form of an Ed25519 key: the public key, the seed, and the public key again. */
    private static final int NOTARY_ED25519_LENGTH = 96;

    private static final int SEED_AT = Ed25519.PUBLIC_KEY_SIZE;

    private PrivateKeyDer() {}

    /** Whether it is an EncryptedPrivateKeyInfo: an algorithm, and bytes (RFC 5958, section 3). */
    static boolean isEncrypted(byte[] der) {
        try {
            ASN1Primitive value = Der.parse(der);
            return value instanceof ASN1Sequence outer
                    && outer.size() == 2
                    && outer.getObjectAt(0) instanceof ASN1Sequence
                    && outer.getObjectAt(1) instanceof ASN1OctetString;
        } catch (InvalidKeyException e) {
            return false;
        }
    }

    /**
     * The public half of PKCS#8, or of the form that the label names.
     *
     * @throws InvalidKeyException if it is of another form, or a key that must not be used
     */
    static PublicKey publicKey(String label, byte[] der) {
        KeyMaterial material = switch (label) {
            case EC_LABEL -> ec(der, Optional.empty());
            case RSA_LABEL -> rsa(der);
            case ED25519_LABEL -> notaryEd25519(der);
            default -> pkcs8(der);
        };
        return PublicKey.fromSpki(material.spki());
    }

    /** PrivateKeyInfo (RFC 5958, section 2). */
    private static KeyMaterial pkcs8(byte[] der) {
        ASN1Sequence info = Der.sequence(Der.parse(der));
        if (info.size() < 3) {
            throw InvalidKeyException.key("it is no PrivateKeyInfo");
        }
        ASN1Sequence algorithm = Der.sequence(info.getObjectAt(1));
        if (algorithm.size() < 1) {
            throw InvalidKeyException.key("it names no algorithm");
        }
        byte[] key = octets(info.getObjectAt(2));
        String oid = Der.oid(algorithm.getObjectAt(0));
        return switch (oid) {
            case EC_PUBLIC_KEY -> ec(key, parameters(algorithm));
            case RsaKey.OID -> rsa(key);
            case Ed25519Key.OID ->
                key.length == NOTARY_ED25519_LENGTH ? notaryEd25519(key) : ed25519(octets(Der.parse(key)), 0);
            default -> throw InvalidKeyException.key("its algorithm " + oid + " is not known here");
        };
    }

    /** ECPrivateKey (RFC 5915, section 3); the curve is named within, or by who holds it. */
    private static KeyMaterial ec(byte[] der, Optional<ASN1Encodable> outerCurve) {
        ASN1Sequence key = Der.sequence(Der.parse(der));
        if (key.size() < 2) {
            throw InvalidKeyException.key("it is no ECPrivateKey");
        }
        EcCurve curve = Spki.curve(outerCurve.orElseGet(() -> innerCurve(key)));
        BigInteger scalar = new BigInteger(1, octets(key.getObjectAt(1)));
        if (scalar.signum() == 0 || scalar.compareTo(curve.order()) >= 0) {
            throw InvalidKeyException.key("its number is none of the curve's");
        }
        return new EcKey(curve, curve.generator().multiply(scalar).normalize());
    }

    private static Optional<ASN1Encodable> parameters(ASN1Sequence algorithm) {
        return algorithm.size() > 1 ? Optional.of(algorithm.getObjectAt(1)) : Optional.empty();
    }

    private static ASN1Encodable innerCurve(ASN1Sequence key) {
        for (ASN1Encodable element : key) {
            if (element instanceof ASN1TaggedObject tagged && tagged.hasContextTag(0)) {
                return tagged.getExplicitBaseObject().toASN1Primitive();
            }
        }
        throw InvalidKeyException.key("it names no curve");
    }

    /** RSAPrivateKey (RFC 8017, appendix A.1.2): version, modulus, public exponent, and the private numbers. */
    private static KeyMaterial rsa(byte[] der) {
        ASN1Sequence key = Der.sequence(Der.parse(der));
        if (key.size() < 9) {
            throw InvalidKeyException.key("it is no RSAPrivateKey");
        }
        return new RsaKey(Der.integer(key, 1), Der.integer(key, 2));
    }

    private static KeyMaterial notaryEd25519(byte[] raw) {
        if (raw.length != NOTARY_ED25519_LENGTH) {
            throw InvalidKeyException.key("it is no Ed25519 key of Notary's");
        }
        return ed25519(raw, SEED_AT);
    }

    private static KeyMaterial ed25519(byte[] bytes, int seedAt) {
        if (bytes.length - seedAt < Ed25519.SECRET_KEY_SIZE) {
            throw InvalidKeyException.key("it is no Ed25519 seed");
        }
        byte[] seed = Arrays.copyOfRange(bytes, seedAt, seedAt + Ed25519.SECRET_KEY_SIZE);
        byte[] point = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, point, 0);
        return Ed25519Key.decode(point);
    }

    private static byte[] octets(ASN1Encodable value) {
        return Der.expect(ASN1OctetString.class, value, "an octet string").getOctets();
    }
}
