package dev.contenttrust.updater;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.tuf.EquivocationException;
import dev.contenttrust.tuf.ExpiredException;
import dev.contenttrust.tuf.HashMismatchException;
import dev.contenttrust.tuf.InMemorySource;
import dev.contenttrust.tuf.MetadataException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RollbackException;
import dev.contenttrust.tuf.SignatureException;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a thief of keys can make of them, role by role, before the keys are rotated and after. */
class KeyCompromiseTest {
    private static final String GUN = "registry.example.com/demo/app";
    private static final RoleName RELEASES = new RoleName("targets/releases");

    private final TestRepository repository =
            aRepository(GUN).withTag("1.0").withDelegation("targets/releases").publish();
    private final Client client = Client.of(repository);

    /** Everything below is signed by strangers, the rest by who should. */
    private void strangersSign(String... roles) {
        for (String role : roles) {
            repository.signedBy(role, role.equals("root") ? TestKey.rootOf(GUN) : TestKey.ecdsa());
        }
    }

    private MetadataException refused() {
        return client.refused(MetadataException.class, repository.source());
    }

    @Test
    void the_timestamp_key_alone_gives_nothing() {
        client.refresh(repository.source());
        repository.withTag("evil");
        strangersSign("targets", "snapshot");
        repository.publish();
        assertThat(refused())
                .isInstanceOf(SignatureException.class)
                .extracting("role")
                .isEqualTo(RoleName.SNAPSHOT);
    }

    @Test
    void timestamp_and_snapshot_keys_do_not_sign_a_tag() {
        client.refresh(repository.source());
        repository.withTag("evil");
        strangersSign("targets");
        repository.publish();
        assertThat(refused())
                .isInstanceOf(SignatureException.class)
                .extracting("role")
                .isEqualTo(RoleName.TARGETS);
    }

    @Test
    void timestamp_and_snapshot_keys_do_not_bring_back_an_old_tag() {
        Map<String, byte[]> old = repository.state();
        client.refresh(old);
        client.refresh(repository.withTag("1.0.1").publish().source());
        byte[] oldTargets = old.get("targets.json");
        repository.editBytes("targets", bytes -> oldTargets).publish();
        assertThat(refused())
                .isInstanceOf(RollbackException.class)
                .extracting("role")
                .isEqualTo(RoleName.TARGETS);
    }

    @Test
    void the_targets_key_signs_until_the_root_names_another_and_not_after() {
        client.refresh(repository.source());
        TestKey stolen = repository.keys("targets").get(0);
        assertThat(tags(client.refresh(repository.withTag("evil").publish().source())))
                .contains("evil");

        repository.rotate("targets").withoutTag("targets", "evil").publish();
        assertThat(tags(client.refresh(repository.source()))).doesNotContain("evil");
        repository.withTag("evil").signedBy("targets", stolen).publish();
        assertThat(refused())
                .isInstanceOf(SignatureException.class)
                .extracting("role")
                .isEqualTo(RoleName.TARGETS);
    }

    @Test
    void a_delegations_key_signs_until_its_delegator_names_another_and_not_after() {
        client.refresh(repository.source());
        TestKey stolen = repository.keys("targets/releases").get(0);
        repository.rotate("targets/releases").publish();
        client.refresh(repository.source());
        repository
                .withTag("targets/releases", "evil")
                .signedBy("targets/releases", stolen)
                .publish();
        Refreshed state = client.refresh(repository.source());
        assertThat(state.targets(RELEASES)).isEmpty();
        assertThat(state.dropped()).containsKey(RELEASES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "snapshot"})
    void a_rotated_online_key_signs_no_more(String role) {
        client.refresh(repository.source());
        TestKey stolen = repository.keys(role).get(0);
        client.refresh(repository.rotate(role).publish().source());
        repository.withTag("evil").signedBy(role, stolen).publish();
        assertThat(refused())
                .isInstanceOf(SignatureException.class)
                .extracting("role")
                .isEqualTo(new RoleName(role));
    }

    @Test
    void a_rotated_root_key_makes_no_root() {
        client.refresh(repository.source());
        TestKey stolen = repository.keys("root").get(0);
        client.refresh(repository.rotate("root").publish().source());
        repository.rotate("targets").signedBy("root", stolen).publish();
        assertThat(refused())
                .isInstanceOf(SignatureException.class)
                .extracting("role")
                .isEqualTo(RoleName.ROOT);
    }

    @Test
    void a_stolen_root_key_makes_no_other_root_of_a_version_that_was_seen() {
        client.refresh(repository.source());
        TestKey stolen = repository.keys("root").get(0);
        repository
                .rotate("targets")
                .atVersion("root", 1)
                .signedBy("root", stolen)
                .publish();
        assertThat(refused())
                .isInstanceOfAny(EquivocationException.class, HashMismatchException.class, SignatureException.class);
        assertThat(client.store().content().get("root.json")).isNotEqualTo(repository.bytes("root"));
    }

    @Test
    void a_server_that_shows_one_state_for_ever_is_believed_until_that_expires() {
        Map<String, byte[]> frozen = repository
                .expiring("timestamp", "2026-06-15T00:00:00Z")
                .publish()
                .state();
        client.refresh(frozen);
        assertThat(client.at("2026-06-14T00:00:00Z")
                        .refresh(frozen)
                        .root()
                        .signed()
                        .version())
                .isEqualTo(1);
        assertThatThrownBy(() -> client.at("2026-06-16T00:00:00Z").refresh(frozen))
                .isInstanceOf(ExpiredException.class)
                .hasMessageContaining("timestamp.json");
    }

    @Test
    void a_withheld_root_is_found_out_when_the_old_one_expires() {
        repository.expiring("root", "2026-07-01T00:00:00Z").publish();
        client.refresh(repository.source());
        Map<String, byte[]> withheld =
                new LinkedHashMap<>(repository.rotate("root").publish().state());
        withheld.remove("3.root.json");
        assertThatThrownBy(() -> client.at("2026-07-02T00:00:00Z").refresh(withheld))
                .isInstanceOf(ExpiredException.class)
                .hasMessageContaining("root.json");
    }

    @Test
    void another_repository_of_the_same_owner_is_refused_though_the_same_keys_signed_it() {
        TestRepository other = aRepository("registry.example.com/demo/other");
        for (String role : List.of("targets", "snapshot", "timestamp")) {
            other.withKeys(role, repository.keys(role).toArray(TestKey[]::new));
        }
        other.withKeys(
                "root",
                dev.contenttrust.tuf.TestCertificate.named("registry.example.com/demo/other")
                        .over(sameKey(repository.keys("root").get(0))));
        other.withTag("evil").publish();
        assertThat(client.refused(MetadataException.class, other.source())).isInstanceOf(SignatureException.class);

        client.refresh(repository.source());
        Map<String, byte[]> mixed = new LinkedHashMap<>(other.state());
        mixed.remove("1.root.json");
        repository.state().forEach((name, bytes) -> {
            if (name.contains("root")) {
                mixed.put(name, bytes);
            }
        });
        // Its other files carry no name; the snapshot says by hash which root they belong to.
        assertThat(client.refused(MetadataException.class, new InMemorySource(mixed)))
                .isInstanceOfAny(EquivocationException.class, HashMismatchException.class);
    }

    private static TestKey sameKey(TestKey certified) {
        return certified.as("ecdsa", certified.pair().getPublic().getEncoded());
    }

    private static java.util.Set<String> tags(Refreshed state) {
        return state.targets(RoleName.TARGETS).orElseThrow().signed().targets().keySet();
    }
}
