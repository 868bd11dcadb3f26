package dev.contenttrust.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Vectors;
import dev.contenttrust.json.JsonCursor;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Signatures that broke real libraries. One file a test; every vector in it must get the answer it names. The one that is
 * called acceptable must be refused, since ours is the strict reading.
 */
class WycheproofTest {
    private static final Map<String, SignatureMethod> FILES = Map.of(
            "ecdsa_secp256r1_sha256_p1363_test.json", new SignatureMethod.EcdsaFixedWidth(HashFunction.SHA256),
            "ecdsa_secp384r1_sha384_p1363_test.json", new SignatureMethod.EcdsaFixedWidth(HashFunction.SHA384),
            "ecdsa_secp521r1_sha512_p1363_test.json", new SignatureMethod.EcdsaFixedWidth(HashFunction.SHA512),
            "ecdsa_secp256r1_sha256_test.json", new SignatureMethod.EcdsaDer(HashFunction.SHA256),
            "ecdsa_secp384r1_sha384_test.json", new SignatureMethod.EcdsaDer(HashFunction.SHA384),
            "ed25519_test.json", new SignatureMethod.Ed25519(),
            "rsa_pss_2048_sha256_mgf1_32_test.json",
                    new SignatureMethod.RsaPss(HashFunction.SHA256, PssSalt.AS_LONG_AS_HASH),
            "rsa_signature_2048_sha256_test.json", new SignatureMethod.RsaPkcs1(HashFunction.SHA256));

    /** DigestInfo without its NULL: tolerated by some, not by RFC 8017, section 9.2, note 1 for who compares encodings. */
    private static final Map<String, Integer> ACCEPTABLE = Map.of("rsa_signature_2048_sha256_test.json", 8);

    @TestFactory
    Stream<DynamicTest> every_vector_gets_the_answer_it_names() {
        Vectors.dir("wycheproof");
        return FILES.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
    }

    private static void check(String file, SignatureMethod method) {
        JsonCursor vectors = JsonCursor.parse(file, Vectors.bytes("wycheproof", file));
        int checked = 0;
        for (JsonCursor group : vectors.member("testGroups").elements()) {
            PublicKey key = PublicKey.fromSpki(hex(group.member("publicKeyDer")));
            assertThat(key.encoded()).isEqualTo(hex(group.member("publicKeyDer")));
            for (JsonCursor test : group.member("tests").elements()) {
                int id = (int) test.member("tcId").integer();
                boolean valid = valid(file, id, test.member("result").string());
                assertThat(method.accepts(key.material(), hex(test.member("msg")), hex(test.member("sig"))))
                        .as("%s, test %d: %s", file, id, test.member("comment").string())
                        .isEqualTo(valid);
                checked++;
            }
        }
        assertThat((long) checked).isEqualTo(vectors.member("numberOfTests").integer());
    }

    private static boolean valid(String file, int id, String result) {
        if (result.equals("acceptable")) {
            assertThat(Optional.ofNullable(ACCEPTABLE.get(file))).contains(id);
        }
        return result.equals("valid");
    }

    private static byte[] hex(JsonCursor text) {
        return HexFormat.of().parseHex(text.string());
    }
}
