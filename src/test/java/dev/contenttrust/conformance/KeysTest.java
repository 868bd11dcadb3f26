package dev.contenttrust.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys: kinds, thresholds, rotation. */
class KeysTest extends Conversation {
    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments("ed25519", SpecKey.ed25519()),
                arguments("ecdsa P-256", SpecKey.ecdsa()),
                arguments(
                        "the older spelling", SpecKey.ecdsa("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256", "secp256r1")),
                arguments("P-384", SpecKey.ecdsa("ecdsa", "ecdsa-sha2-nistp384", "secp384r1")),
                arguments(
                        "P-384 by the older spelling",
                        SpecKey.ecdsa("ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384", "secp384r1")),
                arguments("a point in hex", SpecKey.ecdsaPoint("ecdsa-sha2-nistp256", "secp256r1")),
                arguments("a point of P-384 in hex", SpecKey.ecdsaPoint("ecdsa-sha2-nistp384", "secp384r1")),
                arguments("PSS", SpecKey.rsa("rsassa-pss-sha256")),
                arguments("PKCS #1", SpecKey.rsa("rsa-pkcs1v15-sha256")),
                arguments("PKCS #1 as the RFC spells it", SpecKey.rsa("rsassa-pkcs1v15-sha256")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void every_kind_of_key_signs(String kind, SpecKey key) {
        repository.role("snapshot").keys(key);
        repository.publish("root", "snapshot", "timestamp");

        assertThat(client.refresh()).as(client.errors()).isZero();
    }

    @Test
    void a_key_on_another_curve_than_its_scheme_does_not_sign() {
        repository.role("snapshot").keys(SpecKey.ecdsa("ecdsa", "ecdsa-sha2-nistp256", "secp384r1"));
        repository.publish("root", "snapshot", "timestamp");

        assertThat(client.refresh()).isEqualTo(1);
    }

    @Test
    void a_key_of_a_kind_to_come_is_no_reason_to_refuse_the_others() {
        SpecKey known = SpecKey.ed25519();
        JsonObject unknown = JsonBuilder.object()
                .put("keytype", "sigstore-oidc")
                .put("scheme", "Fulcio")
                .put("keyval", JsonBuilder.object().put("identity", "someone").build())
                .build();
        repository.role("snapshot").keys(known, known.listed(unknown)).signers(known);
        repository.publish("root", "snapshot", "timestamp");

        assertThat(client.refresh()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"3, 3, 0", "3, 2, 1", "1, 1, 0", "2, 5, 0"})
    void as_many_keys_as_the_threshold_says_must_sign(int threshold, int signers, int code) {
        SpecKey[] keys = Stream.generate(SpecKey::ed25519).limit(5).toArray(SpecKey[]::new);
        repository.role("snapshot").keys(keys).threshold(threshold).signers(Arrays.copyOf(keys, signers));
        repository.publish("root", "snapshot", "timestamp");

        assertThat(client.refresh()).isEqualTo(code);
    }

    @Test
    void one_key_under_ten_ids_is_one_key() {
        SpecKey key = SpecKey.ecdsa();
        SpecKey[] ids = IntStream.range(0, 10)
                .mapToObj(i -> key.under(Integer.toString(i).repeat(64)))
                .toArray(SpecKey[]::new);
        repository.role("snapshot").keys(ids).threshold(2);
        repository.publish("root", "snapshot", "timestamp");

        assertThat(client.refresh()).isEqualTo(1);
        assertThat(client.errors()).contains("the same public key under another id");
    }

    @Test
    void two_signatures_under_one_id_refuse_the_file_though_the_threshold_is_met() {
        SpecKey key = repository.role("snapshot").keys.get(0);
        repository.role("snapshot").signers(key, key);
        repository.publish("snapshot", "timestamp");

        assertThat(client.refresh()).isEqualTo(1);
        assertThat(client.errors()).contains("two signatures claim the key id");
    }

    @Test
    void a_signature_that_is_none_does_not_spoil_the_others() {
        SpecKey key = repository.role("snapshot").keys.get(0);
        SpecKey empty = SpecKey.ed25519();
        SpecKey stranger = SpecKey.ed25519();
        repository
                .role("snapshot")
                .keys(key, empty)
                .signers(key, empty, stranger)
                .editEnvelope(
                        TextEdit.of(text -> text.replaceAll("(\"" + empty.id() + "\",\"sig\":\")[0-9a-f]*", "$1")));
        repository.publish("root", "snapshot", "timestamp");

        assertThat(client.refresh()).isZero();
    }

    /** Who signs root version after version; by the last, whether it is accepted. Numbers stand for keys. */
    record RootVersion(List<Integer> keys, int threshold, List<Integer> signers) {}

    static Stream<Arguments> rotations() {
        RootVersion one = new RootVersion(List.of(1), 1, List.of(1));
        RootVersion three = new RootVersion(List.of(0, 1, 2, 3, 4), 3, List.of(0, 2, 4));
        return Stream.of(
                arguments("one key for another", true, List.of(one, of(List.of(2), 1, 2, 1), of(List.of(2), 1, 2))),
                arguments("strangers sign too", true, List.of(one, of(List.of(2), 1, 3, 2, 1, 4))),
                arguments(
                        "any three of five",
                        true,
                        List.of(three, of(three.keys(), 3, 0, 4, 1), of(three.keys(), 3, 0, 1, 3))),
                arguments("one of five", true, List.of(three, of(List.of(0, 1, 3, 4, 5), 3, 0, 4, 1))),
                arguments(
                        "all of five",
                        true,
                        List.of(
                                three,
                                of(List.of(5, 6, 7, 8, 9), 3, 0, 2, 4, 5, 6, 7),
                                of(List.of(5, 6, 7, 8, 9), 3, 5, 6, 7))),
                arguments(
                        "a higher threshold", true, List.of(of(List.of(1, 2, 3), 1, 1), of(List.of(1, 2, 3), 2, 1, 2))),
                arguments(
                        "a lower threshold",
                        true,
                        List.of(
                                of(List.of(1, 2, 3), 2, 1, 2),
                                of(List.of(1, 2, 3), 1, 1, 2),
                                of(List.of(1, 2, 3), 1, 1))),
                arguments("not by the old key", false, List.of(one, of(List.of(2), 1, 2, 3, 4))),
                arguments("not by the new key", false, List.of(one, of(List.of(2), 1, 1, 3, 4))),
                arguments("not by three new ones", false, List.of(three, of(List.of(0, 1, 3, 4, 5), 3, 0, 2, 4))),
                arguments("not by three old ones", false, List.of(three, of(List.of(0, 1, 3, 4, 5), 3, 0, 4, 5))),
                arguments(
                        "not to the new threshold",
                        false,
                        List.of(of(List.of(1, 2, 3), 1, 1), of(List.of(1, 2, 3), 2, 2))),
                arguments(
                        "not to the old threshold",
                        false,
                        List.of(of(List.of(1, 2, 3), 2, 1, 2), of(List.of(1, 2, 3), 1, 1))));
    }

    private static RootVersion of(List<Integer> keys, int threshold, Integer... signers) {
        return new RootVersion(keys, threshold, List.of(signers));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rotations")
    void roots_follow_roots_that_vouch_for_them(String name, boolean accepted, List<RootVersion> versions) {
        List<SpecKey> keys = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> keys.add(SpecKey.ed25519()));
        SpecRole root = repository.forget("root").role("root");
        for (RootVersion version : versions) {
            root.keys(version.keys().stream().map(keys::get).toArray(SpecKey[]::new));
            root.threshold(version.threshold());
            root.signers(version.signers().stream().map(keys::get).toArray(SpecKey[]::new));
            repository.publish("root");
        }
        client.initialized();

        assertThat(client.refresh()).isEqualTo(accepted ? 0 : 1);

        int last = versions.size() - (accepted ? 1 : 2);
        assertThat(client.trusted("root")).isEqualTo(root.published.get(last));
    }

    @Test
    void a_root_whose_successor_is_refused_is_refused_until_a_better_one_comes() {
        SpecKey old = repository.role("root").keys.get(0);
        SpecKey next = SpecKey.ecdsa();
        repository.role("root").keys(next);
        repository.publish("root");
        assertThat(client.refresh()).isEqualTo(1);

        repository.role("root").signers(old, next);
        repository.role("root").published.remove(1);
        repository.publishSameVersion("root");

        assertThat(client.refresh()).isZero();
    }
}
