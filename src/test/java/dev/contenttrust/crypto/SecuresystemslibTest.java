package dev.contenttrust.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Vectors;
import dev.contenttrust.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keys and signatures of the library that python-tuf signs with. */
class SecuresystemslibTest {
    private static final Map<String, SignatureMethod> METHODS = Map.of(
            "ed25519", new SignatureMethod.Ed25519(),
            "rsassa-pss-sha256", new SignatureMethod.RsaPss(HashFunction.SHA256, PssSalt.ANY),
            "rsassa-pss-sha384", new SignatureMethod.RsaPss(HashFunction.SHA384, PssSalt.ANY),
            "rsassa-pss-sha512", new SignatureMethod.RsaPss(HashFunction.SHA512, PssSalt.ANY),
            "rsa-pkcs1v15-sha256", new SignatureMethod.RsaPkcs1(HashFunction.SHA256),
            "rsa-pkcs1v15-sha384", new SignatureMethod.RsaPkcs1(HashFunction.SHA384),
            "rsa-pkcs1v15-sha512", new SignatureMethod.RsaPkcs1(HashFunction.SHA512),
            "ecdsa-sha2-nistp256", new SignatureMethod.EcdsaDer(HashFunction.SHA256),
            "ecdsa-sha2-nistp384", new SignatureMethod.EcdsaDer(HashFunction.SHA384),
            "ecdsa-sha2-nistp521", new SignatureMethod.EcdsaDer(HashFunction.SHA512));

    @Test
    void every_signature_over_a_hash_that_we_know_verifies() {
        JsonCursor vectors = JsonCursor.parse("vectors", Vectors.bytes("tuf/securesystemslib", "key_sig_data.json"));
        Set<String> left = new TreeSet<>();
        int verified = 0;
        for (JsonCursor vector : vectors.elements()) {
            String scheme = vector.member("scheme").string();
            SignatureMethod method = METHODS.get(scheme);
            if (method == null) {
                left.add(scheme);
                continue;
            }
            byte[] message = vector.member("message").string().getBytes(StandardCharsets.UTF_8);
            byte[] signature = HexFormat.of().parseHex(vector.member("sig").string());
            KeyMaterial key = key(vector).material();
            assertThat(method.accepts(key, message, signature)).as(scheme).isTrue();
            message[0] ^= 1;
            assertThat(method.accepts(key, message, signature)).as(scheme).isFalse();
            verified++;
        }
        assertThat(verified).isPositive();
        // SHA-224 is not known here: no TUF specification names it.
        assertThat(left).containsExactly("rsa-pkcs1v15-sha224", "rsassa-pss-sha224");
    }

    private static PublicKey key(JsonCursor vector) {
        String text = vector.member("public").string();
        return vector.member("keytype").string().equals("ed25519")
                ? PublicKey.ed25519(HexFormat.of().parseHex(text))
                : PublicKey.fromPem(text);
    }
}
