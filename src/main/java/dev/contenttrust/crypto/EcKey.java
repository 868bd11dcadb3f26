package dev.contenttrust.crypto;

import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECPoint;

/** A point on one of the NIST curves. */
record EcKey(EcCurve curve, ECPublicKeyParameters parameters) implements KeyMaterial {
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
            ECPoint q = curve.domain().getCurve().decodePoint(point);
            return new EcKey(curve, new ECPublicKeyParameters(q, curve.domain()));
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException(
                    InvalidKeyException.NO_KEY, "its point is not on the curve " + curve.label(), e);
        }
    }

    /** Whether (r, s) signs this hash (FIPS 186-5, section 6.4.2, which checks the range of r and s first). */
    boolean verify(byte[] hash, BigInteger r, BigInteger s) {
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, parameters);
        return signer.verifySignature(hash, r, s);
    }

    @Override
    public PublicKey.Kind kind() {
        return PublicKey.Kind.ECDSA;
    }

    @Override
    public byte[] spki() {
        return Der.concat(curve.spkiPrefix(), parameters.getQ().getEncoded(false));
    }

    @Override
    public String description() {
        return "ECDSA " + curve.label();
    }
}
