package dev.contenttrust.updater;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.tuf.ExpiredException;
import dev.contenttrust.tuf.HashMismatchException;
import dev.contenttrust.tuf.InMemorySource;
import dev.contenttrust.tuf.InvalidMetadataException;
import dev.contenttrust.tuf.JsonEdit;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.SignatureException;
import dev.contenttrust.tuf.TestCertificate;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who else may sign, what of it counts, and what becomes of the rest. */
class DelegationTest {
    private static final RoleName RELEASES = new RoleName("targets/releases");
    private static final RoleName ALICE = new RoleName("targets/alice");

    private final TestRepository repository = aRepository("registry.example.com/demo/app")
            .withTag("1.0")
            .withDelegation("targets/releases")
            .withTag("targets/releases", "2.0");
    private final Client client = Client.of(repository);

    @Test
    void roles_are_read_level_by_level_in_the_order_of_their_delegator() {
        repository
                .withDelegation("targets/alice")
                .withDelegation("targets/releases/nightly")
                .withDelegation("targets/releases/nightly/arm")
                .withDelegation("targets/alice/test")
                .publish();

        assertThat(client.refresh(repository.source()).targets().keySet())
                .extracting(RoleName::value)
                .containsExactly(
                        "targets",
                        "targets/releases",
                        "targets/alice",
                        "targets/releases/nightly",
                        "targets/alice/test",
                        "targets/releases/nightly/arm");
    }

    @Test
    void targets_outside_the_paths_of_their_role_are_ignored() {
        repository
                .withDelegation("targets/ci", List.of("rel-", "pre-"), TestKey.ecdsa())
                .withTag("targets/ci", "rel-1")
                .withTag("targets/ci", "pre-1")
                .withTag("targets/ci", "main-1")
                .withTag("targets/ci", "re")
                .publish();

        assertThat(names("targets/ci")).containsExactlyInAnyOrder("rel-1", "pre-1");
    }

    @Test
    void paths_are_prefixes_and_no_patterns() {
        repository
                .withDelegation("targets/ci", List.of("rel-*"), TestKey.ecdsa())
                .withTag("targets/ci", "rel-1")
                .withTag("targets/ci", "rel-*1")
                .publish();

        assertThat(names("targets/ci")).containsExactly("rel-*1");
    }

    @Test
    void paths_narrow_on_the_way_down_and_never_widen() {
        repository
                .withDelegation("targets/ci", List.of("rel-"), TestKey.ecdsa())
                .withDelegation("targets/ci/all", List.of(""), TestKey.ecdsa())
                .withDelegation("targets/ci/one", List.of("rel-1", "main"), TestKey.ecdsa());
        for (String tag : List.of("rel-1", "rel-2", "main")) {
            repository.withTag("targets/ci/all", tag).withTag("targets/ci/one", tag);
        }
        repository.publish();

        assertThat(names("targets/ci/all")).containsExactlyInAnyOrder("rel-1", "rel-2");
        assertThat(names("targets/ci/one")).containsExactly("rel-1");
    }

    @Test
    void a_role_without_paths_signs_nothing() {
        repository
                .withDelegation("targets/ci", List.of(), TestKey.ecdsa())
                .withTag("targets/ci", "rel-1")
                .publish();

        assertThat(names("targets/ci")).isEmpty();
    }

    @Test
    void what_a_role_may_not_sign_stays_ignored_when_it_comes_from_the_cache() {
        repository
                .withDelegation("targets/ci", List.of("rel-"), TestKey.ecdsa())
                .withTag("targets/ci", "main-1")
                .publish();
        client.refresh(repository.source());

        assertThat(names("targets/ci")).isEmpty();
    }

    @Test
    void narrower_paths_apply_to_a_file_that_did_not_change() {
        TestKey key = TestKey.ecdsa();
        repository
                .withDelegation("targets/ci", List.of(""), key)
                .withTag("targets/ci", "main-1")
                .publish();
        assertThat(names("targets/ci")).containsExactly("main-1");

        repository
                .editSigned(
                        "targets",
                        JsonEdit.at("delegations", "roles", "1", "paths").value(JsonBuilder.strings(List.of("rel-"))))
                .publish();

        assertThat(names("targets/ci")).isEmpty();
    }

    @Test
    void an_expired_delegation_is_dropped_and_reported_with_all_below_it() {
        repository
                .withDelegation("targets/releases/nightly")
                .expiring("targets/releases", "2026-05-01T00:00:00Z")
                .publish();

        Refreshed state = client.refresh(repository.source());

        assertThat(state.targets().keySet()).containsExactly(RoleName.TARGETS);
        assertThat(state.dropped().keySet()).containsExactly(RELEASES);
        assertThat(state.dropped().get(RELEASES)).isInstanceOf(ExpiredException.class);
        assertThat(client.store().content()).doesNotContainKey("targets/releases.json");
    }

    @Test
    void a_delegation_that_expires_in_the_cache_is_dropped_from_then_on() {
        repository.expiring("targets/releases", "2026-07-01T00:00:00Z").publish();
        assertThat(client.refresh(repository.source()).targets(RELEASES)).isPresent();

        Refreshed later = client.at("2026-07-01T00:00:01Z").refresh(repository.source());

        assertThat(later.dropped().get(RELEASES)).isInstanceOf(ExpiredException.class);
    }

    @Test
    void a_delegation_signed_by_a_stranger_is_dropped_and_reported() {
        repository
                .withDelegation("targets/alice")
                .signedBy("targets/releases", TestKey.ecdsa())
                .publish();

        Refreshed state = client.refresh(repository.source());

        assertThat(state.dropped().get(RELEASES)).isInstanceOf(SignatureException.class);
        assertThat(state.targets(ALICE)).isPresent();
    }

    @Test
    void a_delegation_whose_key_was_withdrawn_is_dropped() {
        repository.publish();
        client.refresh(repository.source());
        TestKey withdrawn = repository.keys("targets/releases").get(0);

        repository
                .withKeys("targets/releases", TestKey.ecdsa())
                .signedBy("targets/releases", withdrawn)
                .publish();

        Refreshed state = client.refresh(repository.source());
        assertThat(state.dropped().get(RELEASES)).isInstanceOf(SignatureException.class);
    }

    @Test
    void an_unchanged_delegation_is_judged_by_the_keys_that_it_has_now() {
        repository.publish();
        client.refresh(repository.source());
        byte[] unchanged = repository.bytes("targets/releases");
        TestKey other = TestKey.ecdsa();

        // The delegator withdraws the key; the delegation's file stays as it is.
        repository
                .withKeys("targets/releases", other)
                .atVersion("targets/releases", 1)
                .editBytes("targets/releases", bytes -> unchanged)
                .publish();

        Refreshed state = client.refresh(repository.source());
        assertThat(state.dropped().get(RELEASES)).isInstanceOf(SignatureException.class);
        assertThat(client.refresh(repository.source()).dropped()).containsKey(RELEASES);
    }

    @Test
    void a_malformed_delegation_is_dropped() {
        repository
                .editSigned("targets/releases", JsonEdit.at("_type").string("targets"))
                .publish();

        assertThat(client.refresh(repository.source()).dropped().get(RELEASES))
                .isInstanceOf(InvalidMetadataException.class);
    }

    @Test
    void a_delegation_that_the_server_lacks_is_dropped_and_named() {
        repository.publish();
        InMemorySource source = new InMemorySource(repository.state());
        source.files().keySet().removeIf(name -> name.startsWith("targets/releases."));

        Refreshed state = client.refresh(source);

        assertThat(state.dropped().get(RELEASES)).isInstanceOf(HashMismatchException.class);
    }

    @Test
    void a_delegation_with_another_hash_than_listed_is_dropped() {
        repository.publish();
        InMemorySource source = new InMemorySource(repository.state());
        source.files()
                .replaceAll(
                        (name, bytes) -> name.startsWith("targets/releases.") ? repository.bytes("targets") : bytes);

        assertThat(client.refresh(source).dropped().get(RELEASES)).isInstanceOf(HashMismatchException.class);
    }

    @Test
    void a_root_key_that_is_no_leaf_certificate_still_signs_for_a_delegation() {
        TestKey ca = TestCertificate.named("alice").asAuthority().over(TestKey.ecdsa());
        repository.withKeys("targets/releases", ca).publish();

        assertThat(client.refresh(repository.source())
                        .targets(RELEASES)
                        .orElseThrow()
                        .signers())
                .extracting(key -> key.id())
                .containsExactly(ca.id());
    }

    @Test
    void the_canonical_id_of_a_certificate_is_that_of_its_plain_key() {
        TestKey plain = TestKey.ecdsa();
        TestKey certified = TestCertificate.named("alice").over(plain);
        repository.withKeys("targets/releases", certified).publish();

        assertThat(client.refresh(repository.source())
                        .targets(RELEASES)
                        .orElseThrow()
                        .signers())
                .extracting(key -> key.canonicalId())
                .containsExactly(plain.id());
    }

    @Test
    void three_hundred_siblings_are_cut_off_and_the_rest_reported() {
        TestKey key = TestKey.ecdsa();
        for (int i = 0; i < 300; i++) {
            repository.withDelegation("targets/signer-" + i, List.of(""), key);
        }
        repository.publish();

        Refreshed state = client.refresh(repository.source());

        assertThat(state.targets()).hasSize(DelegationWalk.ROLES_MAX + 1);
        assertThat(state.dropped()).hasSize(301 - DelegationWalk.ROLES_MAX);
    }

    private Set<String> names(String role) {
        return client.refresh(repository.source())
                .targets(new RoleName(role))
                .orElseThrow()
                .signed()
                .targets()
                .keySet();
    }
}
