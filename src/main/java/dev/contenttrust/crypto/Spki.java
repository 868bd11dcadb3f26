package dev.contenttrust.crypto;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1Sequence;

/** Reads SubjectPublicKeyInfo: an algorithm with its parameters, and a bit string that holds the key (RFC 5280, 4.1). */
final class Spki {
    private static final String EC_PUBLIC_KEY = "1.2.840.10045.2.1";

    private Spki() {}

    static KeyMaterial read(ASN1Encodable spki) {
        ASN1Sequence info = Der.sequence(spki);
        if (info.size() != 2) {
            throw InvalidKeyException.key("it is no SubjectPublicKeyInfo");
        }
        ASN1Sequence algorithm = Der.sequence(info.getObjectAt(0));
        if (algorithm.size() < 1 || algorithm.size() > 2) {
            throw InvalidKeyException.key("its algorithm identifier is malformed");
        }
        byte[] key = Der.bits(info.getObjectAt(1));
        String oid = Der.oid(algorithm.getObjectAt(0));
        return switch (oid) {
            case EC_PUBLIC_KEY -> EcKey.decode(namedCurve(algorithm), key);
            case RsaKey.OID -> rsa(algorithm, key);
            case Ed25519Key.OID -> ed25519(algorithm, key);
            default -> throw InvalidKeyException.key("its algorithm " + oid + " is not known here");
        };
    }

    /** Explicit curve parameters are refused: they let anybody choose the generator (CVE-2020-0601). */
    private static EcCurve namedCurve(ASN1Sequence algorithm) {
        if (algorithm.size() != 2) {
            throw InvalidKeyException.key("it names no curve");
        }
        return curve(algorithm.getObjectAt(1));
    }

    /** A curve by its object identifier. */
    static EcCurve curve(ASN1Encodable name) {
        String oid = Der.oid(name);
        for (EcCurve curve : EcCurve.values()) {
            if (curve.oid().equals(oid)) {
                return curve;
            }
        }
        throw InvalidKeyException.key("its curve " + oid + " is none of P-256, P-384 and P-521");
    }

    private static RsaKey rsa(ASN1Sequence algorithm, byte[] key) {
        if (algorithm.size() == 2 && !(algorithm.getObjectAt(1) instanceof ASN1Null)) {
            throw InvalidKeyException.key("an RSA key has no parameters, this has");
        }
        return RsaKey.decode(key);
    }

    private static Ed25519Key ed25519(ASN1Sequence algorithm, byte[] key) {
        if (algorithm.size() != 1) {
            throw InvalidKeyException.key("an Ed25519 key has no parameters, this has");
        }
        return Ed25519Key.decode(key);
    }
}
