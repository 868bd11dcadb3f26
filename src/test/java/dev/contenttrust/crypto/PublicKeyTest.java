package dev.contenttrust.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTest {
    private static final String EC = "1.2.840.10045.2.1";
    private static final SigningKey P256 = SigningKey.ecdsa("secp256r1");
    private static final BigInteger MODULUS =
            ((RsaKey) SigningKey.rsa(2048).publicKey().material()).modulus();
    private static final BigInteger F4 = BigInteger.valueOf(65537);

    @ParameterizedTest
    @CsvSource({"secp256r1, ECDSA P-256", "secp384r1, ECDSA P-384", "secp521r1, ECDSA P-521"})
    void reads_ecdsa_keys_and_writes_them_as_others_do(String curve, String description) {
        SigningKey key = SigningKey.ecdsa(curve);

        assertThat(key.publicKey().kind()).isEqualTo(PublicKey.Kind.ECDSA);
        assertThat(key.publicKey().description()).isEqualTo(description);
        assertThat(key.publicKey().encoded()).isEqualTo(key.spki());
    }

    @Test
    void reads_rsa_and_ed25519_keys_and_writes_them_as_others_do() {
        SigningKey rsa = SigningKey.rsa(3072);
        SigningKey ed = SigningKey.ed25519();

        assertThat(rsa.publicKey().description()).isEqualTo("RSA 3072");
        assertThat(rsa.publicKey().encoded()).isEqualTo(rsa.spki());
        assertThat(ed.publicKey().description()).isEqualTo("Ed25519");
        assertThat(ed.publicKey().encoded()).isEqualTo(ed.spki());
        assertThat(PublicKey.ed25519(Arrays.copyOfRange(ed.spki(), 12, 44))).isEqualTo(ed.publicKey());
    }

    @ParameterizedTest
    @EnumSource(EcCurve.class)
    void the_curves_are_those_of_the_library(EcCurve curve) {
        X9ECParameters theirs = CustomNamedCurves.getByName(curve.label());

        assertThat(curve.generator()).isEqualTo(theirs.getG());
        assertThat(curve.order()).isEqualTo(theirs.getN());
        assertThat(curve.equation().getField()).isEqualTo(theirs.getCurve().getField());
        assertThat(curve.generator().multiply(curve.order()).isInfinity()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(EcCurve.class)
    void a_point_is_the_same_key_compressed_or_not(EcCurve curve) {
        byte[] compressed = curve.generator().getEncoded(true);
        byte[] uncompressed = curve.generator().getEncoded(false);

        PublicKey one = PublicKey.fromSpki(ecSpki(curve.oid(), compressed));
        PublicKey other = PublicKey.fromSpki(ecSpki(curve.oid(), uncompressed));

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.encoded()).isEqualTo(ecSpki(curve.oid(), uncompressed));
    }

    @Test
    void an_rsa_key_is_the_same_with_and_without_its_null() {
        byte[] key = encode(new ASN1Integer(MODULUS), new ASN1Integer(F4));
        byte[] bare = encode(new DERSequence(new ASN1ObjectIdentifier(RsaKey.OID)), new DERBitString(key));

        assertThat(PublicKey.fromSpki(bare)).isEqualTo(PublicKey.fromSpki(rsaSpki(MODULUS, F4)));
    }

    @Test
    void different_keys_are_not_equal() {
        assertThat(P256.publicKey()).isNotEqualTo(SigningKey.ecdsa("secp256r1").publicKey());
        assertThat(PublicKey.fromSpki(rsaSpki(MODULUS, F4)))
                .isNotEqualTo(PublicKey.fromSpki(rsaSpki(MODULUS, BigInteger.valueOf(3))));
    }

    @Test
    void reads_pem() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(P256.spki());
        String pem = "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";

        assertThat(PublicKey.fromPem(pem)).isEqualTo(P256.publicKey());
        assertThat(PublicKey.fromPem("role: targets\n" + pem.replace("\n", "\r\n")))
                .isEqualTo(P256.publicKey());
        assertThatThrownBy(() -> PublicKey.fromPem(pem + pem)).isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(() -> PublicKey.fromPem(pem.replace("PUBLIC KEY", "CERTIFICATE")))
                .isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(() -> PublicKey.fromPem(pem.replace("-----END", "----END")))
                .isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(() -> PublicKey.fromPem(pem.replace(body, "*")))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("base64");
        assertThatThrownBy(() -> PublicKey.fromPem("")).isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void refuses_points_that_are_not_keys() {
        byte[] point = EcCurve.P256.generator().getEncoded(false);
        byte[] offCurve = point.clone();
        offCurve[64] ^= 1;
        byte[] hybrid = point.clone();
        hybrid[0] = 7;

        refused(ecSpki(EcCurve.P256.oid(), offCurve), "not on the curve");
        refused(ecSpki(EcCurve.P256.oid(), hybrid), "neither compressed nor uncompressed");
        refused(ecSpki(EcCurve.P256.oid(), new byte[] {0}), "neither compressed nor uncompressed");
        refused(ecSpki(EcCurve.P256.oid(), new byte[0]), "neither compressed nor uncompressed");
        refused(ecSpki(EcCurve.P256.oid(), Arrays.copyOf(point, 64)), "not on the curve");
        refused(ecSpki(EcCurve.P384.oid(), point), "not on the curve");
    }

    @Test
    void refuses_other_curves_and_curves_that_are_spelt_out() {
        X9ECParameters p256 = CustomNamedCurves.getByName("P-256");
        DERBitString point = new DERBitString(p256.getG().getEncoded(false));
        X962Parameters explicit = new X962Parameters(p256);

        refused(ecSpki("1.3.132.0.10", p256.getG().getEncoded(false)), "1.3.132.0.10");
        refused(encode(sequence(new ASN1ObjectIdentifier(EC), explicit), point), "expected an object identifier");
        refused(encode(new DERSequence(new ASN1ObjectIdentifier(EC)), point), "names no curve");
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 2047, 16385})
    void refuses_rsa_keys_that_are_too_short_or_too_long(int bits) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);

        refused(rsaSpki(modulus, F4), "2048 to 16384 bits");
    }

    @Test
    void takes_rsa_keys_up_to_the_bounds() {
        for (int bits : new int[] {2048, 16384}) {
            BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
            assertThat(PublicKey.fromSpki(rsaSpki(modulus, BigInteger.valueOf(3)))
                            .description())
                    .isEqualTo("RSA " + bits);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "65536", "-3", "2147483649"})
    void refuses_rsa_exponents_that_are_none(String exponent) {
        refused(rsaSpki(MODULUS, new BigInteger(exponent)), "exponent");
    }

    @Test
    void refuses_rsa_moduli_that_are_none() {
        refused(rsaSpki(MODULUS.negate(), F4), "2048 to 16384 bits");
        refused(rsaSpki(MODULUS.clearBit(0), F4), "even");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Points of small order, canonical and not (RFC 8032, section 8.9; cr.yp.to/ecdh.html#validate).
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                // No point of the curve.
                "0200000000000000000000000000000000000000000000000000000000000000",
            })
    void refuses_ed25519_points_that_are_no_keys(String hex) {
        assertThatThrownBy(() -> PublicKey.ed25519(HexFormat.of().parseHex(hex)))
                .isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void refuses_ed25519_keys_of_another_length() {
        assertThatThrownBy(() -> PublicKey.ed25519(new byte[31])).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> PublicKey.ed25519(new byte[33])).hasMessageContaining("32 bytes");
    }

    @Test
    void refuses_bytes_around_a_key() {
        byte[] spki = P256.spki();

        for (int length = 0; length < spki.length; length++) {
            refused(Arrays.copyOf(spki, length), "");
        }
        refused(Arrays.copyOf(spki, spki.length + 1), "DER");
    }

    @Test
    void refuses_encodings_that_are_not_the_shortest() {
        byte[] spki = P256.spki();
        byte[] longLength = Der.concat(
                new byte[] {0x30, (byte) 0x81, (byte) (spki.length - 2)}, Arrays.copyOfRange(spki, 2, spki.length));
        byte[] indefinite = Der.concat(
                Der.concat(new byte[] {0x30, (byte) 0x80}, Arrays.copyOfRange(spki, 2, spki.length)), new byte[2]);

        refused(longLength, "DER");
        refused(indefinite, "DER");
    }

    @Test
    void refuses_unknown_algorithms_and_other_values() {
        byte[] dsa = encode(
                new DERSequence(new ASN1ObjectIdentifier("1.2.840.10040.4.1")), new DERBitString(new byte[] {2, 1, 1}));

        refused(dsa, "1.2.840.10040.4.1");
        refused(new byte[] {5, 0}, "expected a sequence");
        refused("not a key".getBytes(StandardCharsets.UTF_8), "");
        refused(encode(new ASN1Integer(1), new ASN1Integer(2)), "");
    }

    private static void refused(byte[] spki, String why) {
        assertThatThrownBy(() -> PublicKey.fromSpki(spki))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining(why);
    }

    private static byte[] ecSpki(String curve, byte[] point) {
        return encode(sequence(new ASN1ObjectIdentifier(EC), new ASN1ObjectIdentifier(curve)), new DERBitString(point));
    }

    private static byte[] rsaSpki(BigInteger modulus, BigInteger exponent) {
        byte[] key = encode(new ASN1Integer(modulus), new ASN1Integer(exponent));
        return encode(sequence(new ASN1ObjectIdentifier(RsaKey.OID), DERNull.INSTANCE), new DERBitString(key));
    }

    private static DERSequence sequence(ASN1Encodable... values) {
        ASN1EncodableVector vector = new ASN1EncodableVector();
        vector.addAll(values);
        return new DERSequence(vector);
    }

    private static byte[] encode(ASN1Encodable... values) {
        return Der.encode(sequence(values));
    }

    @Test
    void rsa_keys_have_moduli_and_exponents_within_bounds() {
        BigInteger shortest =
                BigInteger.ONE.shiftLeft(RsaKey.MODULUS_BITS_MIN - 1).setBit(0);
        BigInteger longest =
                BigInteger.ONE.shiftLeft(RsaKey.MODULUS_BITS_MAX - 1).setBit(0);
        BigInteger greatest = BigInteger.ONE.shiftLeft(RsaKey.EXPONENT_BITS_MAX).subtract(BigInteger.ONE);
        assertThat(new RsaKey(shortest, BigInteger.valueOf(3)).width()).isEqualTo(256);
        assertThat(new RsaKey(longest, greatest).width()).isEqualTo(2048);
        refused(rsaSpki(shortest.shiftRight(1).setBit(0), F4), "this has 2047");
        refused(rsaSpki(longest.shiftLeft(1).setBit(0), F4), "this has 16385");
        refused(rsaSpki(shortest, greatest.add(BigInteger.TWO)), "exponent");
        refused(rsaSpki(shortest, BigInteger.ONE), "exponent");
        refused(rsaSpki(shortest, BigInteger.TWO), "exponent");
        refused(rsaSpki(shortest, BigInteger.valueOf(-3)), "exponent");
        refused(rsaSpki(shortest.negate(), F4), "RSA key");
    }

    @Test
    void an_rsa_signature_is_a_number_below_the_modulus() {
        RsaKey key = new RsaKey(MODULUS, F4);
        BigInteger greatest = MODULUS.subtract(BigInteger.ONE);
        // An odd power of -1 is -1. The first byte of either number's own form is its sign.
        assertThat(key.open(Arrays.copyOfRange(greatest.toByteArray(), 1, 257))).contains(greatest);
        assertThat(key.open(Arrays.copyOfRange(MODULUS.toByteArray(), 1, 257))).isEmpty();
        assertThat(key.open(greatest.toByteArray())).isEmpty();
    }

    @Test
    void the_effort_of_a_check_grows_with_the_key() {
        assertThat(P256.publicKey().effort()).isEqualTo(1);
        assertThat(SigningKey.ecdsa("secp384r1").publicKey().effort()).isGreaterThan(1);
        assertThat(SigningKey.ecdsa("secp521r1").publicKey().effort())
                .isGreaterThan(SigningKey.ecdsa("secp384r1").publicKey().effort());
        assertThat(SigningKey.ed25519().publicKey().effort()).isPositive();
        assertThat(PublicKey.fromSpki(rsaSpki(MODULUS, F4)).effort()).isEqualTo(1);
        BigInteger four =
                BigInteger.ONE.shiftLeft(4 * RsaKey.MODULUS_BITS_MIN - 1).setBit(0);
        assertThat(new RsaKey(four, F4).effort()).isEqualTo(16);
    }

    @Test
    void a_key_says_what_it_is() {
        assertThat(P256.publicKey()).hasToString("ECDSA P-256");
        assertThat(P256.publicKey().spki()).isEqualTo(HexFormat.of().formatHex(P256.spki()));
        assertThat(P256.publicKey().modulusBits()).isEmpty();
        assertThat(PublicKey.fromSpki(rsaSpki(MODULUS, F4)).modulusBits()).contains(2048);
    }
}
