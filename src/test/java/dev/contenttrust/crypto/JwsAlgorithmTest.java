package dev.contenttrust.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JwsAlgorithmTest {
    private static final byte[] MESSAGE = "header.payload".getBytes(StandardCharsets.US_ASCII);

    private static final Map<JwsAlgorithm, SigningKey> KEYS = Map.of(
            JwsAlgorithm.ES256, SigningKey.ecdsa("secp256r1"),
            JwsAlgorithm.ES384, SigningKey.ecdsa("secp384r1"),
            JwsAlgorithm.ES512, SigningKey.ecdsa("secp521r1"),
            JwsAlgorithm.PS256, SigningKey.rsa(2048),
            JwsAlgorithm.PS384, SigningKey.rsa(3072),
            JwsAlgorithm.PS512, SigningKey.rsa(4096));

    private static final Map<JwsAlgorithm, SignatureScheme> SCHEMES = Map.of(
            JwsAlgorithm.ES256, SignatureScheme.ECDSA_SHA256_P1363,
            JwsAlgorithm.ES384, SignatureScheme.ECDSA_SHA384_P1363,
            JwsAlgorithm.ES512, SignatureScheme.ECDSA_SHA512_P1363,
            JwsAlgorithm.PS256, SignatureScheme.RSA_PSS_SHA256,
            JwsAlgorithm.PS384, SignatureScheme.RSA_PSS_SHA384,
            JwsAlgorithm.PS512, SignatureScheme.RSA_PSS_SHA512);

    @Test
    void the_key_alone_says_by_which_algorithm_it_signs() {
        KEYS.forEach(
                (algorithm, key) -> assertThat(JwsAlgorithm.of(key.publicKey())).hasValue(algorithm));
    }

    @Test
    void keys_of_other_kinds_and_sizes_sign_by_none() {
        assertThat(JwsAlgorithm.of(SigningKey.ed25519().publicKey())).isEqualTo(Optional.empty());
        assertThat(JwsAlgorithm.of(SigningKey.rsa(2560).publicKey())).isEqualTo(Optional.empty());
    }

    @Test
    void a_signature_is_valid_by_its_own_algorithm_only() {
        KEYS.forEach((algorithm, key) -> {
            byte[] signature = key.sign(SCHEMES.get(algorithm), MESSAGE);
            for (JwsAlgorithm asked : JwsAlgorithm.values()) {
                assertThat(asked.verify(key.publicKey(), MESSAGE, signature))
                        .as("%s asked as %s", algorithm, asked)
                        .isEqualTo(asked == algorithm);
            }
            byte[] other = Arrays.copyOf(MESSAGE, MESSAGE.length - 1);
            assertThat(algorithm.verify(key.publicKey(), other, signature)).isFalse();
            assertThat(algorithm.verify(key.publicKey(), MESSAGE, new byte[0])).isFalse();
        });
    }
}
