package dev.contenttrust.crypto;

import java.math.BigInteger;
import java.util.HexFormat;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP384R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP521R1Curve;

/**
 * The NIST curves (SEC 2, section 2; RFC 5480, section 2.1.1.1). Each is built when first used, and without the
 * library's table of all curves, which costs a fresh process some twenty milliseconds.
 */
enum EcCurve {
    P256(1, "P-256", "1.2.840.10045.3.1.7", "3059301306072a8648ce3d020106082a8648ce3d030107034200") {
        @Override
        ECPoint generator() {
            return OfP256.GENERATOR;
        }
    },
    P384(2, "P-384", "1.3.132.0.34", "3076301006072a8648ce3d020106052b81040022036200") {
        @Override
        ECPoint generator() {
            return OfP384.GENERATOR;
        }
    },
    P521(4, "P-521", "1.3.132.0.35", "30819b301006072a8648ce3d020106052b8104002303818600") {
        @Override
        ECPoint generator() {
            return OfP521.GENERATOR;
        }
    };

    private final int effort;
    private final String label;
    private final String oid;
    private final String spkiPrefix;

    EcCurve(int effort, String label, String oid, String spkiPrefix) {
        this.effort = effort;
        this.label = label;
        this.oid = oid;
        this.spkiPrefix = spkiPrefix;
    }

    /** How many checks on P-256 take about as long as one on this. */
    int effort() {
        return effort;
    }

    /** The point that generates the group, in the coordinates of {@link #equation()}. */
    abstract ECPoint generator();

    /** The curve itself. */
    ECCurve equation() {
        return generator().getCurve();
    }

    /** The order of the generator; a prime. */
    BigInteger order() {
        return equation().getOrder();
    }

    /** NIST's name. */
    String label() {
        return label;
    }

    /** The object identifier of a named curve in a key's parameters. */
    String oid() {
        return oid;
    }

    /** The bytes in front of the uncompressed point in a SubjectPublicKeyInfo: they are the same for every key. */
    byte[] spkiPrefix() {
        return HexFormat.of().parseHex(spkiPrefix);
    }

    /** Bytes of one coordinate, and of one half of a fixed-width signature. */
    int width() {
        return (order().bitLength() + 7) / 8;
    }

    private static ECPoint generator(ECCurve curve, String point) {
        return curve.decodePoint(HexFormat.of().parseHex(point));
    }

    private static final class OfP256 {
        static final ECPoint GENERATOR = generator(
                new SecP256R1Curve(),
                "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                        + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");
    }

    private static final class OfP384 {
        static final ECPoint GENERATOR = generator(
                new SecP384R1Curve(),
                "04aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a38"
                        + "5502f25dbf55296c3a545e3872760ab73617de4a96262c6f5d9e98bf9292dc29"
                        + "f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f");
    }

    private static final class OfP521 {
        static final ECPoint GENERATOR = generator(
                new SecP521R1Curve(),
                "0400c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d"
                        + "3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5"
                        + "bd66011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17"
                        + "273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be9476"
                        + "9fd16650");
    }
}
