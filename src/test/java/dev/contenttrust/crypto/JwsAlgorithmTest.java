package dev.contenttrust.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JwsAlgorithmTest {
    private static final byte[] MESSAGE = "header.payload".getBytes(StandardCharsets.US_ASCII);

    /** An algorithm, a key that signs by it, and what that key does then. */
    private record Case(JwsAlgorithm algorithm, SigningKey key, SignatureScheme scheme) {}

    private static final List<Case> CASES = List.of(
            new Case(JwsAlgorithm.ES256, SigningKey.ecdsa("secp256r1"), SignatureScheme.ECDSA_SHA256_P1363),
            new Case(JwsAlgorithm.ES384, SigningKey.ecdsa("secp384r1"), SignatureScheme.ECDSA_SHA384_P1363),
            new Case(JwsAlgorithm.ES512, SigningKey.ecdsa("secp521r1"), SignatureScheme.ECDSA_SHA512_P1363),
            new Case(JwsAlgorithm.PS256, SigningKey.rsa(2048), SignatureScheme.RSA_PSS_SHA256),
            new Case(JwsAlgorithm.PS384, SigningKey.rsa(3072), SignatureScheme.RSA_PSS_SHA384),
            new Case(JwsAlgorithm.PS512, SigningKey.rsa(4096), SignatureScheme.RSA_PSS_SHA512));

    @Test
    void the_key_alone_says_by_which_algorithm_it_signs() {
        assertThat(CASES)
                .allSatisfy(each ->
                        assertThat(JwsAlgorithm.of(each.key().publicKey())).hasValue(each.algorithm()));
    }

    @Test
    void keys_of_other_kinds_and_sizes_sign_by_none() {
        assertThat(JwsAlgorithm.of(SigningKey.ed25519().publicKey())).isEmpty();
        assertThat(JwsAlgorithm.of(SigningKey.rsa(2560).publicKey())).isEmpty();
    }

    @Test
    void a_signature_is_valid_by_its_own_algorithm_only() {
        for (Case each : CASES) {
            PublicKey key = each.key().publicKey();
            byte[] signature = each.key().sign(each.scheme(), MESSAGE);
            for (JwsAlgorithm asked : JwsAlgorithm.values()) {
                assertThat(asked.verify(key, MESSAGE, signature))
                        .as("%s asked as %s", each.algorithm(), asked)
                        .isEqualTo(asked == each.algorithm());
            }
            byte[] other = Arrays.copyOf(MESSAGE, MESSAGE.length - 1);
            assertThat(each.algorithm().verify(key, other, signature)).isFalse();
            assertThat(each.algorithm().verify(key, MESSAGE, new byte[0])).isFalse();
        }
    }
}
