package dev.contenttrust.crypto;

import java.math.BigInteger;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.math.ec.ECPoint;

/** A point on one of the NIST curves. */
record EcKey(EcCurve curve, ECPoint point) implements KeyMaterial {
    private static final int COMPRESSED_EVEN = 2;
    private static final int UNCOMPRESSED = 4;

    /**
     * Reads a point in compressed or uncompressed form (SEC 1, section 2.3.4).
     *
     * @throws InvalidKeyException if it is neither, or off the curve
     */
    static EcKey decode(EcCurve curve, byte[] point) {
        int form = point.length == 0 ? 0 : point[0];
        if (form < COMPRESSED_EVEN || form > UNCOMPRESSED) {
            throw InvalidKeyException.key("its point is neither compressed nor uncompressed");
        }
        try {
            return new EcKey(curve, curve.equation().decodePoint(point));
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException(
                    InvalidKeyException.NO_KEY, "its point is not on the curve " + curve.label(), e);
        }
    }

    /**
     * Whether (r, s) signs this hash (FIPS 186-5, section 6.4.2). The library's signer asks for a source of randomness, which
     * checking has no use for and which costs a fresh process more than the check.
     */
    boolean verify(byte[] hash, BigInteger r, BigInteger s) {
        BigInteger n = curve.order();
        if (r.signum() <= 0 || s.signum() <= 0 || r.compareTo(n) >= 0 || s.compareTo(n) >= 0) {
            return false;
        }
        BigInteger inverse = s.modInverse(n);
        BigInteger u = leftmost(hash, n.bitLength()).multiply(inverse).mod(n);
        BigInteger v = r.multiply(inverse).mod(n);
        ECPoint sum = ECAlgorithms.sumOfTwoMultiplies(curve.generator(), u, point, v);
        return !sum.isInfinity() && x(sum).mod(n).equals(r);
    }

    private static BigInteger leftmost(byte[] hash, int bits) {
        return new BigInteger(1, hash).shiftRight(Math.max(0, 8 * hash.length - bits));
    }

    /** The affine coordinate of a point in the curves' Jacobian ones: X over the square of Z. */
    private static BigInteger x(ECPoint sum) {
        ECFieldElement z = sum.getZCoord(0);
        return sum.getXCoord().divide(z.square()).toBigInteger();
    }

    @Override
    public PublicKey.Kind kind() {
        return PublicKey.Kind.ECDSA;
    }

    @Override
    public byte[] spki() {
        return Der.concat(curve.spkiPrefix(), point.getEncoded(false));
    }

    @Override
    public int effort() {
        return curve.effort();
    }

    @Override
    public String description() {
        return "ECDSA " + curve.label();
    }
}
