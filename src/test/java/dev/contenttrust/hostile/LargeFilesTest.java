package dev.contenttrust.hostile;

import static dev.contenttrust.tuf.JsonEdit.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files that are well signed and far too large, to a process with 128 MiB: refused, or read rightly, in seconds. */
@Tag("long")
class LargeFilesTest {
    private static final String GUN = "registry.example.com/demo/app";
    private static final int OK = 0;
    private static final int REFUSED = 4;
    private static final int UNCHECKED = 10;

    @TempDir
    Path homes;

    @TestFactory
    Stream<DynamicTest> a_process_of_128_mebibytes_judges_in_seconds() {
        return Stream.of(
                attack(
                        "a root of 30 MB",
                        REFUSED,
                        repository -> repository.rotate("root").editBytes("root", bytes -> padded(bytes, 30_000_000))),
                attack(
                        "targets that nest 200,000 levels",
                        REFUSED,
                        repository -> repository.editBytes("targets", bytes -> ascii("[".repeat(200_000)))),
                attack(
                        "100,000 signatures",
                        REFUSED,
                        repository -> repository
                                .touch("targets")
                                .editEnvelope("targets", at("signatures").change(old -> signatures(100_000)))),
                attack(
                        "a million empty objects",
                        REFUSED,
                        repository -> repository.editSigned(
                                "targets", at("x").value(repeated(new JsonObject(Map.of()), 1_000_000)))),
                attack("100,000 tags", REFUSED, repository -> tags(repository, "targets", 100_000)),
                attack("65,000 tags", OK, repository -> tags(repository, "targets", 65_000)),
                attack(
                        "a text of 7 MB",
                        OK,
                        repository -> repository.editSigned("targets", at("x").string("\u20ac".repeat(2_300_000)))),
                attack(
                        "a snapshot of 5,000 roles",
                        REFUSED,
                        repository -> repository.editSigned(
                                "snapshot", at("meta").change(meta -> manyRoles((JsonObject) meta)))),
                attack(
                        "5,000 keys",
                        REFUSED,
                        repository -> repository.editSigned(
                                "targets", at("delegations", "keys").value(manyKeys()))),
                attack(
                        "a delegation to 300 paths",
                        REFUSED,
                        repository -> repository.withDelegation(
                                "targets/many", Collections.nCopies(300, "v"), TestKey.ecdsa())),
                attack("signatures by 300 RSA keys of 16,384 bits", REFUSED, LargeFilesTest::costlySignatures),
                attack("twenty roots of 900 KB", REFUSED, repository -> {
                    for (int i = 0; i < 20; i++) {
                        repository
                                .rotate("root")
                                .editSigned("root", at("x").string("x".repeat(900_000)))
                                .publishRootAlone();
                    }
                }),
                attack("forty delegations of 400 KB", OK, repository -> {
                    for (int i = 0; i < 40; i++) {
                        repository
                                .withDelegation("targets/r" + i)
                                .editSigned("targets/r" + i, at("x").string("x".repeat(400_000)));
                    }
                }),
                attack("40,000 tags under 250 paths that match none", OK, repository -> {
                    repository.withDelegation("targets/many", Collections.nCopies(250, "v1.x"), TestKey.ecdsa());
                    tags(repository, "targets/many", 40_000);
                }));
    }

    @Test
    void want_of_memory_is_a_failure_of_its_own_and_leaves_the_cache_alone() {
        TestRepository repository =
                TestRepository.aRepository(GUN).withTag("honest").publish();
        Map<String, byte[]> honest = repository.state();
        Client client = new Client(homes);
        tags(repository, "targets", 60_000);
        try (LyingServer server = new LyingServer(repository.publish().state())) {
            Client.Outcome outcome = client.listWithin("-Xmx24m", server.uri(), GUN);
            assertThat(outcome.code()).as(outcome.summary()).isEqualTo(UNCHECKED);
            assertThat(outcome.err()).contains("for want of memory");
        }
        try (LyingServer server = new LyingServer(honest)) {
            assertHonest(client.listHere(server.uri(), GUN));
        }
    }

    private DynamicTest attack(String name, int code, Consumer<TestRepository> change) {
        return DynamicTest.dynamicTest(name, () -> {
            TestRepository repository =
                    TestRepository.aRepository(GUN).withTag("honest").publish();
            Map<String, byte[]> honest = repository.state();
            Client client = new Client(java.nio.file.Files.createTempDirectory(homes, "home"));
            try (LyingServer server = new LyingServer(honest)) {
                assertHonest(client.listHere(server.uri(), GUN));
            }
            change.accept(repository);
            repository.publish();
            try (LyingServer server = new LyingServer(repository.state())) {
                Client.Outcome outcome = client.list(server.uri(), GUN);
                assertThat(outcome.code()).as(outcome.summary()).isEqualTo(code);
                assertThat(outcome.cpu()).as(outcome.summary()).isLessThan(Client.CPU_MAX);
            }
            try (LyingServer server = new LyingServer(isAboutRoots(name) ? honest : better(repository))) {
                assertHonest(client.listHere(server.uri(), GUN));
            }
        });
    }

    /** The roots that were served would be in the way of later ones. */
    private static boolean isAboutRoots(String name) {
        return name.contains("roots") || name.contains("a root");
    }

    /** The next state, in which nothing is wrong any more. */
    private static Map<String, byte[]> better(TestRepository repository) {
        if (repository.state().containsKey("targets/many.json")) {
            repository.withoutDelegation("targets/many");
        }
        return repository.touch("root").touch("targets").publish().state();
    }

    private static void assertHonest(Client.Outcome outcome) {
        assertThat(outcome.code()).as(outcome.summary()).isEqualTo(OK);
        assertThat(outcome.out()).contains("honest");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] padded(byte[] bytes, int length) {
        byte[] longer = Arrays.copyOf(bytes, length);
        Arrays.fill(longer, bytes.length, length, (byte) ' ');
        return longer;
    }

    private static JsonArray repeated(JsonValue value, int times) {
        return new JsonArray(Collections.nCopies(times, value));
    }

    private static JsonArray signatures(int count) {
        List<JsonValue> signatures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            signatures.add(JsonBuilder.object()
                    .put("keyid", Integer.toString(i))
                    .put("method", "ecdsa")
                    .put("sig", "AAAA")
                    .build());
        }
        return new JsonArray(signatures);
    }

    private static void tags(TestRepository repository, String role, int count) {
        Map<String, JsonValue> tags = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            tags.put("v1." + i, TestRepository.entry(i, Digest.sha256(ascii("manifest " + i))));
        }
        repository.editSigned(role, at("targets").value(new JsonObject(tags)));
    }

    private static JsonObject manyRoles(JsonObject meta) {
        Map<String, JsonValue> roles = new LinkedHashMap<>(meta.members());
        for (int i = 0; i < 5_000; i++) {
            roles.put("targets/r" + i, meta.member("targets").orElseThrow());
        }
        return new JsonObject(roles);
    }

    private static JsonObject manyKeys() {
        Map<String, JsonValue> keys = new LinkedHashMap<>();
        for (int i = 0; i < 5_000; i++) {
            TestKey key = new TestKey("unknown", Base64.getEncoder().encodeToString(ascii("key " + i)), NO_PAIR, "");
            keys.put(key.id().value(), key.json());
        }
        return new JsonObject(keys);
    }

    private static final java.security.KeyPair NO_PAIR = new java.security.KeyPair(null, null);

    /** The root says that they may sign for targets, and there are signatures of theirs; each is a matter of milliseconds. */
    private static void costlySignatures(TestRepository repository) {
        List<TestKey> costly = CostlyKeys.ofBits(16_384, 300);
        UnaryOperator<JsonObject> listed = root -> {
            JsonObject changed = root;
            for (TestKey key : costly) {
                changed = at("keys", key.id().value()).value(key.json()).apply(changed);
            }
            List<JsonValue> ids = new ArrayList<>();
            costly.forEach(key -> ids.add(new JsonString(key.id().value())));
            return at("roles", "targets", "keyids").value(new JsonArray(ids)).apply(changed);
        };
        List<JsonValue> signatures = new ArrayList<>();
        costly.forEach(key -> signatures.add(CostlyKeys.signature(key, 16_384)));
        repository
                .touch("root")
                .editSigned("root", listed)
                .touch("targets")
                .editEnvelope("targets", at("signatures").value(new JsonArray(signatures)));
    }
}
