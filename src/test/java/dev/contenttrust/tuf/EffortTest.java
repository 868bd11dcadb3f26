package dev.contenttrust.tuf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.crypto.PublicKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many signatures are checked, by which keys, over how much. */
class EffortTest {
    private static final byte[] SHORT = new byte[1000];

    private final PublicKey ecdsaOnce = ecdsa("secp256r1");

    private static PublicKey ecdsa(String curve) {
        return PublicKey.fromSpki(TestKey.ecdsa(curve).pair().getPublic().getEncoded());
    }

    private static PublicKey rsa(int bits) throws GeneralSecurityException {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        return PublicKey.fromSpki(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65537)))
                .getEncoded());
    }

    private static int checks(PublicKey key, byte[] message) {
        Effort effort = new Effort();
        int checks = 0;
        while (effort.allows(key, message)) {
            checks++;
        }
        return checks;
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, 8192", "secp384r1, 4096", "secp521r1, 2048"})
    void longer_curves_cost_more(String curve, int checks) {
        assertThat(checks(ecdsa(curve), SHORT)).isEqualTo(checks);
    }

    @ParameterizedTest
    @CsvSource({"2048, 8192", "4096, 2048", "8192, 512", "16384, 128"})
    void an_rsa_key_costs_by_the_square_of_its_length(int bits, int checks) throws GeneralSecurityException {
        assertThat(checks(rsa(bits), SHORT)).isEqualTo(checks);
    }

    @Test
    void an_ed25519_key_costs_what_a_p256_key_does() {
        assertThat(checks(
                        PublicKey.fromSpki(TestKey.ed25519().pair().getPublic().getEncoded()), SHORT))
                .isEqualTo(Effort.CHECKS_MAX);
    }

    @Test
    void a_long_file_costs_by_its_length() {
        assertThat(checks(ecdsa("secp256r1"), new byte[7 << 20])).isEqualTo(Effort.CHECKS_MAX / 8);
    }

    @Test
    void what_no_longer_fits_leaves_room_for_what_does() throws GeneralSecurityException {
        Effort effort = new Effort();
        for (int i = 0; i < Effort.CHECKS_MAX - 1; i++) {
            assertThat(effort.allows(ecdsaOnce, SHORT)).isTrue();
        }
        assertThat(effort.allows(rsa(4096), SHORT)).isFalse();
        assertThat(effort.allows(ecdsaOnce, SHORT)).isTrue();
        assertThat(effort.allows(ecdsaOnce, SHORT)).isFalse();
    }
}
