package dev.contenttrust.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.Vectors;
import dev.contenttrust.json.CanonicalJson;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue.JsonNull;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metadata that real servers and clients signed: our canonical form and our keys must be theirs. */
class RealMetadataTest {
    private static final Map<String, SignatureScheme> METHODS = Map.of(
            "ecdsa", SignatureScheme.ECDSA_SHA256_P1363,
            "rsapss", SignatureScheme.RSA_PSS_SHA256,
            "eddsa", SignatureScheme.ED25519);

    @ParameterizedTest
    @CsvSource({
        "dockerhub-official/library-alpine, 4",
        "connaisseur-dockerhub/alice-image, 8",
        "connaisseur-dockerhub/bob-image, 4",
        "connaisseur-dockerhub/charlie-image, 6",
        "connaisseur-dockerhub/dave-image, 7",
        "connaisseur-dockerhub/eve-image, 4",
        "connaisseur-dockerhub/sample-image, 4",
        "lab-notary070/server-capture, 11",
        "lab-notary070/trustdir/tuf, 4",
        "lab-notary070/docker-trustdir/tuf/registry.example.com/team/app, 4",
        "lab-notary070/docker-trustdir/tuf/registry.example.com/team/img, 7",
        "notary-fixtures/compatibility/notary0.1/tuf, 4",
        "notary-fixtures/compatibility/notary0.3/tuf, 5"
    })
    void every_signature_of_a_repository_verifies(String repository, int signatures) throws IOException {
        List<JsonCursor> documents = documents("tuf/" + repository);
        Map<String, PublicKey> keys = new HashMap<>();
        documents.forEach(document -> keys.putAll(keys(document)));

        int verified = 0;
        for (JsonCursor document : documents) {
            byte[] signed = CanonicalJson.encode(document.member("signed").value());
            for (JsonCursor signature : document.member("signatures").elements()) {
                PublicKey key = Objects.requireNonNull(
                        keys.get(signature.member("keyid").string()));
                String method = signature.member("method").string().toLowerCase(Locale.ROOT);
                SignatureScheme scheme = Objects.requireNonNull(METHODS.get(method), method);
                byte[] bytes = base64(signature.member("sig"));
                assertThat(scheme.verify(key, signed, bytes)).isTrue();
                bytes[bytes.length / 2] ^= 1;
                assertThat(scheme.verify(key, signed, bytes)).isFalse();
                verified++;
            }
        }
        assertThat(verified).isEqualTo(signatures);
    }

    /** Notary names the file of a private key by the id of the plain key, also where metadata list a certificate. */
    @ParameterizedTest
    @CsvSource({"server-capture, trustdir, 2", "docker-trustdir/tuf/registry.example.com/team/img, docker-trustdir, 1"})
    void the_canonical_id_of_a_root_key_names_its_private_key(String repository, String owner, int rootKeys)
            throws IOException {
        Path privateKeys = Vectors.dir("tuf/lab-notary070/" + owner).resolve("private");
        Set<String> found = new HashSet<>();
        for (JsonCursor document : documents("tuf/lab-notary070/" + repository)) {
            for (JsonCursor key : keyObjects(document).values()) {
                if (key.member("keytype").string().equals("ecdsa-x509")) {
                    String id = plainId(key(key));
                    assertThat(privateKeys.resolve(id + ".key")).exists();
                    found.add(id);
                }
            }
        }
        assertThat(found).hasSize(rootKeys);
    }

    @Test
    void plain_keys_are_written_as_notary_wrote_them() throws IOException {
        int compared = 0;
        for (JsonCursor document : documents("tuf")) {
            for (JsonCursor key : keyObjects(document).values()) {
                String type = key.member("keytype").string();
                if (type.equals("ecdsa") || type.equals("rsa")) {
                    byte[] theirs = base64(key.member("keyval").member("public"));
                    assertThat(PublicKey.fromSpki(theirs).encoded()).isEqualTo(theirs);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(40);
    }

    private static String plainId(PublicKey key) {
        byte[] material =
                key.kind() == PublicKey.Kind.ED25519 ? Arrays.copyOfRange(key.encoded(), 12, 44) : key.encoded();
        JsonObject values = JsonBuilder.object()
                .put("public", Base64.getEncoder().encodeToString(material))
                .put("private", new JsonNull())
                .build();
        JsonObject plain = JsonBuilder.object()
                .put("keytype", key.kind().name().toLowerCase(Locale.ROOT))
                .put("keyval", values)
                .build();
        return Digest.sha256(CanonicalJson.encode(plain)).hex();
    }

    private static Map<String, PublicKey> keys(JsonCursor document) {
        Map<String, PublicKey> keys = new HashMap<>();
        keyObjects(document).forEach((id, key) -> keys.put(id, key(key)));
        return keys;
    }

    private static Map<String, JsonCursor> keyObjects(JsonCursor document) {
        JsonCursor signed = document.member("signed");
        return signed.optional("keys")
                .or(() -> signed.optional("delegations").map(delegations -> delegations.member("keys")))
                .map(JsonCursor::members)
                .orElse(Map.of());
    }

    private static PublicKey key(JsonCursor key) {
        byte[] material = base64(key.member("keyval").member("public"));
        return switch (key.member("keytype").string()) {
            case "ed25519" -> PublicKey.ed25519(material);
            case "ecdsa-x509", "rsa-x509" -> CertificateBundle.parse(material).publicKey();
            default -> PublicKey.fromSpki(material);
        };
    }

    /** Every signed Notary document below; the loose files, some of them broken on purpose, are left to others. */
    private static List<JsonCursor> documents(String dir) throws IOException {
        List<JsonCursor> documents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Vectors.dir(dir), 12)) {
            for (Path file :
                    files.filter(RealMetadataTest::belongsToARepository).toList()) {
                JsonCursor document = JsonCursor.parse(file.toString(), Files.readAllBytes(file));
                if (document.object().member("signed").isPresent()) {
                    documents.add(document);
                }
            }
        }
        return documents;
    }

    private static boolean belongsToARepository(Path file) {
        String path = file.toString();
        return path.endsWith(".json")
                && !path.contains("python-tuf")
                && !path.contains("securesystemslib")
                && !path.matches(".*connaisseur-dockerhub/[^/]+");
    }

    private static byte[] base64(JsonCursor text) {
        return Base64.getDecoder().decode(text.string());
    }
}
