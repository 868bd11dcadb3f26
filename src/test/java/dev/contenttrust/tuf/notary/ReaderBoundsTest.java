package dev.contenttrust.tuf.notary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.crypto.SignatureScheme;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.Moment;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signature;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Signed.Snapshot;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.TestCertificate;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import dev.contenttrust.tuf.TufKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the readers take at most and at least, to the very value, and what they refuse next to it. */
class ReaderBoundsTest {
    private static final String GUN = "registry.example.com/demo/app";
    private static final NotaryProfile PROFILE = NotaryProfile.forGun(GUN);
    private static final String HASH = "A".repeat(43) + "=";
    private static final String ENTRY = "{\"length\":1,\"hashes\":{\"sha256\":\"" + HASH + "\"}}";

    private static JsonCursor json(String text) {
        return JsonCursor.parse("test", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String type, String rest) {
        return "{\"_type\":\"" + type + "\",\"version\":1,\"expires\":\"2030-01-01T00:00:00Z\"" + rest + "}";
    }

    private static Snapshot snapshot(String more) {
        return PROFILE.snapshot(
                json(signed("Snapshot", ",\"meta\":{\"root\":" + ENTRY + ",\"targets\":" + ENTRY + more + "}")));
    }

    private static Targets targets(String rest) {
        return PROFILE.targets(RoleName.TARGETS, json(signed("Targets", rest)));
    }

    private static Targets delegating(String roles) {
        return targets(",\"delegations\":{\"keys\":{},\"roles\":" + roles + "}");
    }

    private static String role(String name, int paths) {
        String listed =
                IntStream.range(0, paths).mapToObj(i -> "\"p" + i + "\"").collect(Collectors.joining(","));
        return "[{\"name\":\"" + name + "\",\"keyids\":[],\"threshold\":1,\"paths\":[" + listed + "]}]";
    }

    @Test
    void a_snapshot_lists_so_many_roles_and_no_more() {
        String most = IntStream.range(0, SnapshotReader.ROLES_MAX - 2)
                .mapToObj(i -> ",\"targets/r" + i + "\":" + ENTRY)
                .collect(Collectors.joining());
        assertThat(snapshot(most).meta()).hasSize(SnapshotReader.ROLES_MAX);
        assertThatThrownBy(() -> snapshot(most + ",\"targets/more\":" + ENTRY))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("at most 4096 roles");
    }

    @ParameterizedTest
    @CsvSource({"root, 1048576", "targets, 8388608"})
    void a_listed_length_may_be_as_large_as_the_file(String role, long max) {
        String other = role.equals("root") ? "targets" : "root";
        for (long length : new long[] {0, max}) {
            String meta =
                    "\"" + other + "\":" + ENTRY + ",\"" + role + "\":" + ENTRY.replace(":1,", ":" + length + ",");
            Snapshot snapshot = PROFILE.snapshot(json(signed("Snapshot", ",\"meta\":{" + meta + "}")));
            assertThat(Objects.requireNonNull(snapshot.meta().get(new RoleName(role)))
                            .length())
                    .hasValue(length);
        }
        for (long length : new long[] {-1, max + 1}) {
            String meta =
                    "\"" + other + "\":" + ENTRY + ",\"" + role + "\":" + ENTRY.replace(":1,", ":" + length + ",");
            assertThatThrownBy(() -> PROFILE.snapshot(json(signed("Snapshot", ",\"meta\":{" + meta + "}"))))
                    .isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void the_files_of_roles_are_bounded_each_by_its_own() {
        assertThat(PROFILE.maxLength(RoleName.ROOT)).isEqualTo(NotaryProfile.ROOT_MAX);
        assertThat(PROFILE.maxLength(RoleName.TIMESTAMP)).isEqualTo(NotaryProfile.TIMESTAMP_MAX);
        assertThat(PROFILE.maxLength(RoleName.SNAPSHOT)).isEqualTo(NotaryProfile.SNAPSHOT_MAX);
        assertThat(PROFILE.maxLength(RoleName.TARGETS)).isEqualTo(NotaryProfile.TARGETS_MAX);
        assertThat(PROFILE.maxLength(new RoleName("targets/a"))).isEqualTo(NotaryProfile.TARGETS_MAX);
    }

    @Test
    void a_delegation_has_so_many_paths_and_no_more() {
        assertThat(delegating(role("targets/a", TargetsReader.PATHS_MAX)).delegations())
                .hasSize(1);
        assertThatThrownBy(() -> delegating(role("targets/a", TargetsReader.PATHS_MAX + 1)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("at most 256 paths");
    }

    @Test
    void a_roles_name_has_255_characters_and_no_more() {
        String longest = "targets/" + "a".repeat(247);
        assertThat(delegating(role(longest, 0)).delegations().get(0).name()).isEqualTo(new RoleName(longest));
        assertThatThrownBy(() -> delegating(role(longest + "a", 0))).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "z", "0", "9", "-", "_", "az09-_"})
    void a_roles_name_is_made_of_these(String name) {
        assertThat(delegating(role("targets/" + name, 0)).delegations()).hasSize(1);
        assertThat(snapshot(",\"targets/" + name + "\":" + ENTRY).meta()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "{", "/", ":", "A", ".", "@", "a b", "\u00e4"})
    void a_roles_name_is_made_of_nothing_else(String name) {
        assertThatThrownBy(() -> delegating(role("targets/" + name, 0))).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> snapshot(",\"targets/" + name + "\":" + ENTRY))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void a_role_below_a_role_of_the_same_length_is_not_its_own() {
        JsonCursor other =
                json(signed("Targets", ",\"delegations\":{\"keys\":{},\"roles\":" + role("targets/b/c", 0) + "}"));
        assertThat(PROFILE.targets(new RoleName("targets/b"), other).delegations())
                .hasSize(1);
        assertThatThrownBy(() -> PROFILE.targets(new RoleName("targets/a"), other))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void a_target_has_a_hash_that_is_known_and_of_its_length() {
        String sha512 = "A".repeat(86) + "==";
        for (String hashes : new String[] {
            "\"sha256\":\"" + HASH + "\"", "\"sha512\":\"" + sha512 + "\"", "\"md5\":\"x\",\"sha256\":\"" + HASH + "\""
        }) {
            Targets targets = targets(",\"targets\":{\"t\":{\"length\":0,\"hashes\":{" + hashes + "}}}");
            assertThat(Objects.requireNonNull(targets.targets().get("t")).hashes())
                    .hasSize(1);
        }
        for (String hashes : new String[] {
            "",
            "\"md5\":\"x\"",
            "\"sha256\":\"" + sha512 + "\"",
            "\"sha512\":\"" + HASH + "\"",
            "\"sha256\":\"AAAA\"",
            "\"sha256\":\"" + "A".repeat(43) + "\"",
            "\"sha256\":\"" + "A".repeat(42) + "B=\"",
            "\"sha256\":null"
        }) {
            assertThatThrownBy(() -> targets(",\"targets\":{\"t\":{\"length\":0,\"hashes\":{" + hashes + "}}}"))
                    .as(hashes)
                    .isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void absent_lists_may_be_left_out_or_null() {
        for (String rest : new String[] {
            "",
            ",\"targets\":null,\"delegations\":null",
            ",\"targets\":{},\"delegations\":{\"keys\":null,\"roles\":null}"
        }) {
            Targets targets = targets(rest);
            assertThat(targets.targets()).isEmpty();
            assertThat(targets.delegations()).isEmpty();
            assertThat(targets.delegationKeys()).isEmpty();
        }
    }

    @Test
    void numbers_go_to_the_53rd_power_of_two_wherever_they_stand() {
        String most = "9007199254740992";
        assertThat(targets(",\"x\":[" + most + ",-" + most + "]").version()).isEqualTo(1);
        for (String number : new String[] {"9007199254740993", "-9007199254740993", "1e17"}) {
            for (String place : new String[] {",\"x\":" + number, ",\"x\":[{\"y\":" + number + "}]"}) {
                assertThatThrownBy(() -> targets(place)).isInstanceOf(MalformedJsonException.class);
            }
        }
    }

    @Test
    void keys_of_every_kind_are_read_and_others_passed_over() {
        String keys = IntStream.range(0, 3)
                .mapToObj(i -> i == 0 ? TestKey.ecdsa() : i == 1 ? TestKey.ed25519() : TestKey.rsa(2048))
                .map(key -> "\"" + key.id() + "\":" + JsonText.compact(key.json()))
                .collect(Collectors.joining(","));
        TestKey mislabelled =
                new TestKey("rsa", TestKey.ecdsa().material(), TestKey.ecdsa().pair(), "rsapss");
        String all = keys + ",\"" + mislabelled.id() + "\":" + JsonText.compact(mislabelled.json());
        Targets targets = targets(",\"delegations\":{\"keys\":{" + all + "},\"roles\":[]}");
        assertThat(targets.delegationKeys().values())
                .extracting(TufKey::type)
                .containsExactly("ecdsa", "ed25519", "rsa");
        assertThat(targets.delegationKeys().values())
                .allSatisfy(key -> assertThat(key.canonicalId()).isEqualTo(key.id()));
    }

    @Test
    void the_certificate_of_a_root_counts_from_a_day_before_it_begins_to_its_very_end() {
        TestKey key = TestCertificate.named(GUN)
                .valid("2026-01-02T00:00:00Z", "2026-02-01T00:00:00Z")
                .over(TestKey.ecdsa());
        Root root = PROFILE.root(JsonCursor.parse(
                        "root",
                        TestRepository.aRepository(GUN)
                                .withKeys("root", key)
                                .publish()
                                .bytes("root"))
                .member("signed"));
        TufKey listed = Objects.requireNonNull(root.keys().get(key.id()));
        for (String instant : new String[] {"2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"}) {
            assertThat(PROFILE.objectionAt(RoleName.ROOT, listed, Moment.at(Instant.parse(instant))))
                    .isEmpty();
        }
        for (String instant : new String[] {"2025-12-31T23:59:59Z", "2026-02-01T00:00:01Z"}) {
            Moment moment = Moment.at(Instant.parse(instant));
            assertThat(PROFILE.objectionAt(RoleName.ROOT, listed, moment)).isPresent();
            assertThat(PROFILE.objectionAt(RoleName.TARGETS, listed, moment)).isEmpty();
        }
        assertThat(PROFILE.objectionAt(
                        RoleName.ROOT, listed, new Moment(Instant.parse("2026-02-02T00:00:00Z"), Duration.ofDays(1))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ecdsa, ECDSA_SHA256_P1363",
        "ECDSA, ECDSA_SHA256_P1363",
        "rsapss, RSA_PSS_SHA256",
        "pycrypto-pkcs#1 pss, RSA_PSS_SHA256",
        "rsapkcs1v15, RSA_PKCS1V15_SHA256",
        "EdDSA, ED25519"
    })
    void methods_have_their_scheme_whatever_their_case(String method, SignatureScheme scheme) {
        TestKey key = TestKey.ecdsa();
        TufKey listed = delegationKey(key);
        assertThat(PROFILE.scheme(listed, new Signature(key.id(), method, ""))).contains(scheme);
        assertThat(PROFILE.scheme(listed, new Signature(key.id(), method + "x", "")))
                .isEmpty();
    }

    private static TufKey delegationKey(TestKey key) {
        String json = "\"" + key.id() + "\":" + JsonText.compact(key.json());
        Targets targets = targets(",\"delegations\":{\"keys\":{" + json + "},\"roles\":[]}");
        return Objects.requireNonNull(
                targets.delegationKeys().get(new KeyId(key.id().value())));
    }
}
