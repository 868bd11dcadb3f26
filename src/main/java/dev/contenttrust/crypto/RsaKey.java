package dev.contenttrust.crypto;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;

/** An RSA modulus and public exponent. */
record RsaKey(BigInteger modulus, BigInteger exponent) implements KeyMaterial {
    static final String OID = "1.2.840.113549.1.1.1";

    /** Shorter ones are refused by Notary too (tuf/signed/verifiers.go). */
    static final int MODULUS_BITS_MIN = 2048;

    /** Longer ones make a single check take seconds. */
    static final int MODULUS_BITS_MAX = 16384;

    /** What Go's crypto/rsa accepts, and so Notary; longer exponents only cost time. */
    static final int EXPONENT_BITS_MAX = 31;

    RsaKey {
        int bits = modulus.bitLength();
        if (modulus.signum() <= 0 || bits < MODULUS_BITS_MIN || bits > MODULUS_BITS_MAX) {
            throw InvalidKeyException.key("an RSA key of " + MODULUS_BITS_MIN + " to " + MODULUS_BITS_MAX
                    + " bits is wanted, this has " + bits);
        }
        if (!modulus.testBit(0)) {
            throw InvalidKeyException.key("its RSA modulus is even");
        }
        boolean odd = exponent.testBit(0) && exponent.signum() > 0;
        if (!odd || exponent.equals(BigInteger.ONE) || exponent.bitLength() > EXPONENT_BITS_MAX) {
            throw InvalidKeyException.key("its RSA exponent is not an odd number from 3 to 2^31-1");
        }
    }

    /** Reads RSAPublicKey (RFC 8017, appendix A.1.1). */
    static RsaKey decode(byte[] der) {
        ASN1Sequence numbers = Der.sequence(der, 2);
        return new RsaKey(Der.integer(numbers, 0), Der.integer(numbers, 1));
    }

    /** Bytes of the modulus, and of every signature. */
    int width() {
        return (modulus.bitLength() + 7) / 8;
    }

    /** What the signature was made of, by RSAVP1 (RFC 8017, section 5.2.2), unless it is too long or too short or too great. */
    Optional<BigInteger> open(byte[] signature) {
        BigInteger s = new BigInteger(1, signature);
        return signature.length == width() && s.compareTo(modulus) < 0
                ? Optional.of(s.modPow(exponent, modulus))
                : Optional.empty();
    }

    @Override
    public PublicKey.Kind kind() {
        return PublicKey.Kind.RSA;
    }

    @Override
    public byte[] spki() {
        byte[] key = Der.encode(new DERSequence(pair(new ASN1Integer(modulus), new ASN1Integer(exponent))));
        DERSequence algorithm = new DERSequence(pair(new ASN1ObjectIdentifier(OID), DERNull.INSTANCE));
        return Der.encode(new DERSequence(pair(algorithm, new DERBitString(key))));
    }

    private static ASN1EncodableVector pair(ASN1Encodable first, ASN1Encodable second) {
        ASN1EncodableVector vector = new ASN1EncodableVector(2);
        vector.add(first);
        vector.add(second);
        return vector;
    }

    /** The work of a multiplication goes with the square of the length. */
    @Override
    public int effort() {
        int times = modulus.bitLength() / MODULUS_BITS_MIN;
        return times * times;
    }

    @Override
    public String description() {
        return "RSA " + modulus.bitLength();
    }
}
