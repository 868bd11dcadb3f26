package dev.contenttrust.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureSchemeTest {
    private static final int BITS_TRIED = 40;
    private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);
    private static final SigningKey P256 = SigningKey.ecdsa("secp256r1");
    private static final SigningKey P384 = SigningKey.ecdsa("secp384r1");
    private static final SigningKey P521 = SigningKey.ecdsa("secp521r1");
    private static final SigningKey RSA = SigningKey.rsa(2048);
    private static final SigningKey ED = SigningKey.ed25519();

    private static List<SigningKey> keysOf(SignatureScheme scheme) {
        return switch (scheme) {
            case ECDSA_SHA256_P1363, ECDSA_SHA384_P1363, ECDSA_SHA512_P1363, ECDSA_SHA256_DER, ECDSA_SHA384_DER ->
                List.of(P256, P384, P521);
            case RSA_PSS_SHA256, RSA_PSS_SHA384, RSA_PSS_SHA512, RSA_PSS_SHA256_ANY_SALT, RSA_PKCS1V15_SHA256 ->
                List.of(RSA);
            case ED25519 -> List.of(ED);
        };
    }

    static Stream<Arguments> everySchemeWithItsKeys() {
        return Arrays.stream(SignatureScheme.values())
                .flatMap(scheme -> keysOf(scheme).stream().map(key -> Arguments.of(scheme, key)));
    }

    @ParameterizedTest
    @MethodSource("everySchemeWithItsKeys")
    void accepts_what_another_implementation_signed(SignatureScheme scheme, SigningKey key) {
        assertThat(scheme.verify(key.publicKey(), MESSAGE, key.sign(scheme, MESSAGE)))
                .isTrue();
        assertThat(scheme.verify(key.publicKey(), new byte[0], key.sign(scheme, new byte[0])))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("everySchemeWithItsKeys")
    void refuses_a_signature_with_one_bit_changed(SignatureScheme scheme, SigningKey key) {
        byte[] signature = key.sign(scheme, MESSAGE);
        for (int bit : bitsOf(signature)) {
            assertThat(scheme.verify(key.publicKey(), MESSAGE, flipped(signature, bit)))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("everySchemeWithItsKeys")
    void refuses_a_message_with_one_bit_changed(SignatureScheme scheme, SigningKey key) {
        byte[] signature = key.sign(scheme, MESSAGE);
        for (int bit : bitsOf(MESSAGE)) {
            assertThat(scheme.verify(key.publicKey(), flipped(MESSAGE, bit), signature))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("everySchemeWithItsKeys")
    void refuses_a_key_with_one_bit_changed(SignatureScheme scheme, SigningKey key) {
        byte[] signature = key.sign(scheme, MESSAGE);
        byte[] spki = key.spki();
        for (int bit : bitsOf(spki)) {
            try {
                PublicKey other = PublicKey.fromSpki(flipped(spki, bit));
                assertThat(scheme.verify(other, MESSAGE, signature))
                        .as("bit %d", bit)
                        .isFalse();
                assertThat(other).as("bit %d makes another key", bit).isNotEqualTo(key.publicKey());
            } catch (InvalidKeyException e) {
                // No key at all any more.
                assertThat(e.why()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everySchemeWithItsKeys")
    void never_throws_whatever_the_signature(SignatureScheme scheme, SigningKey key) {
        Random random = new Random(3);
        for (int length = 0; length < 300; length++) {
            byte[] signature = new byte[length];
            assertThat(scheme.verify(key.publicKey(), MESSAGE, signature)).isFalse();
            random.nextBytes(signature);
            assertThat(scheme.verify(key.publicKey(), MESSAGE, signature)).isFalse();
            Arrays.fill(signature, (byte) 0xff);
            assertThat(scheme.verify(key.publicKey(), MESSAGE, signature)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("everySchemeWithItsKeys")
    void refuses_a_signature_with_a_byte_more_or_less(SignatureScheme scheme, SigningKey key) {
        byte[] signature = key.sign(scheme, MESSAGE);

        assertThat(scheme.verify(key.publicKey(), MESSAGE, Arrays.copyOf(signature, signature.length + 1)))
                .isFalse();
        assertThat(scheme.verify(key.publicKey(), MESSAGE, Arrays.copyOf(signature, signature.length - 1)))
                .isFalse();
        assertThat(scheme.verify(key.publicKey(), MESSAGE, Der.concat(new byte[1], signature)))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("everySchemeWithItsKeys")
    void refuses_every_other_key(SignatureScheme scheme, SigningKey signer) {
        byte[] signature = signer.sign(scheme, MESSAGE);

        for (SigningKey key : List.of(P256, P384, P521, RSA, ED)) {
            assertThat(scheme.verify(key.publicKey(), MESSAGE, signature))
                    .as("%s", key.publicKey())
                    .isEqualTo(key == signer);
        }
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, 64", "secp384r1, 96", "secp521r1, 132"})
    void a_raw_ecdsa_signature_has_the_width_of_its_curve(String curve, int width) {
        SigningKey key = SigningKey.ecdsa(curve);

        assertThat(key.sign(SignatureScheme.ECDSA_SHA256_P1363, MESSAGE)).hasSize(width);
    }

    @Test
    void raw_and_der_are_not_taken_for_each_other() {
        byte[] der = P256.sign(SignatureScheme.ECDSA_SHA256_DER, MESSAGE);
        byte[] raw = P256.sign(SignatureScheme.ECDSA_SHA256_P1363, MESSAGE);

        assertThat(SignatureScheme.ECDSA_SHA256_P1363.verify(P256.publicKey(), MESSAGE, der))
                .isFalse();
        assertThat(SignatureScheme.ECDSA_SHA256_DER.verify(P256.publicKey(), MESSAGE, raw))
                .isFalse();
    }

    @Test
    void the_other_half_of_s_is_as_good() {
        byte[] signature = P256.sign(SignatureScheme.ECDSA_SHA256_P1363, MESSAGE);
        BigInteger n = EcCurve.P256.order();
        byte[] other = n.subtract(new BigInteger(1, signature, 32, 32)).toByteArray();
        byte[] mirrored = Arrays.copyOf(signature, 64);
        Arrays.fill(mirrored, 32, 64, (byte) 0);
        int length = Math.min(32, other.length);
        System.arraycopy(other, other.length - length, mirrored, 64 - length, length);

        assertThat(SignatureScheme.ECDSA_SHA256_P1363.verify(P256.publicKey(), MESSAGE, mirrored))
                .isTrue();
    }

    @Test
    void r_and_s_of_zero_or_of_the_order_are_refused() {
        byte[] n = EcCurve.P256.order().toByteArray();
        byte[] order = Arrays.copyOfRange(n, n.length - 32, n.length);
        byte[] good = P256.sign(SignatureScheme.ECDSA_SHA256_P1363, MESSAGE);
        for (byte[] bad : List.of(new byte[32], order)) {
            assertThat(SignatureScheme.ECDSA_SHA256_P1363.verify(
                            P256.publicKey(), MESSAGE, Der.concat(bad, Arrays.copyOfRange(good, 32, 64))))
                    .isFalse();
            assertThat(SignatureScheme.ECDSA_SHA256_P1363.verify(
                            P256.publicKey(), MESSAGE, Der.concat(Arrays.copyOf(good, 32), bad)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, false", "20, false", "31, false", "32, true", "33, false", "222, false"})
    void the_salt_of_pss_is_exactly_32_bytes(int salt, boolean accepted) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("RSASSA-PSS");
        signer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
        signer.initSign(RSA.privateKey());
        signer.update(MESSAGE);

        byte[] signature = signer.sign();

        assertThat(SignatureScheme.RSA_PSS_SHA256.verify(RSA.publicKey(), MESSAGE, signature))
                .isEqualTo(accepted);
        assertThat(SignatureScheme.RSA_PSS_SHA256_ANY_SALT.verify(RSA.publicKey(), MESSAGE, signature))
                .isTrue();
    }

    /** The bits that an encoded message leaves unused differ with the length of the modulus. */
    @ParameterizedTest
    @ValueSource(ints = {2049, 2052, 2055})
    void rsa_keys_of_odd_lengths_are_no_different(int bits) {
        SigningKey key = SigningKey.rsa(bits);
        for (SignatureScheme scheme : List.of(SignatureScheme.RSA_PSS_SHA256, SignatureScheme.RSA_PKCS1V15_SHA256)) {
            byte[] signature = key.sign(scheme, MESSAGE);
            assertThat(scheme.verify(key.publicKey(), MESSAGE, signature)).isTrue();
            assertThat(scheme.verify(key.publicKey(), new byte[1], signature)).isFalse();
        }
    }

    @Test
    void an_rsa_signature_above_the_modulus_is_refused() {
        RsaKey key = (RsaKey) RSA.publicKey().material();
        BigInteger signature = new BigInteger(1, RSA.sign(SignatureScheme.RSA_PKCS1V15_SHA256, MESSAGE));
        byte[] beyond = signature.add(key.modulus()).toByteArray();
        byte[] sized = Arrays.copyOfRange(beyond, Math.max(0, beyond.length - 256), beyond.length);

        assertThat(SignatureScheme.RSA_PKCS1V15_SHA256.verify(RSA.publicKey(), MESSAGE, beyond))
                .isFalse();
        assertThat(SignatureScheme.RSA_PKCS1V15_SHA256.verify(RSA.publicKey(), MESSAGE, sized))
                .isFalse();
    }

    /** Some of the bits, others in every test but the same in every run; all of them would take a minute. */
    private static int[] bitsOf(byte[] bytes) {
        return new Random(bytes.length).ints(BITS_TRIED, 0, 8 * bytes.length).toArray();
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        return changed;
    }
}
