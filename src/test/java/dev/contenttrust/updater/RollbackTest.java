package dev.contenttrust.updater;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.tuf.EquivocationException;
import dev.contenttrust.tuf.HashMismatchException;
import dev.contenttrust.tuf.InMemorySource;
import dev.contenttrust.tuf.JsonEdit;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RollbackException;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was trusted once is the floor: no older version, no other content of the same one. */
class RollbackTest {
    private static final RoleName RELEASES = new RoleName("targets/releases");

    private final TestRepository repository = aRepository("registry.example.com/demo/app")
            .withTag("1.0")
            .withDelegation("targets/releases")
            .publish();
    private final Client client = Client.of(repository);

    @Test
    void an_earlier_state_of_the_server_is_refused_and_the_later_one_kept() {
        Map<String, byte[]> earlier = repository.state();
        repository.withTag("1.1").publish();
        client.refresh(repository.source());
        Map<String, byte[]> kept = client.store().content();

        RollbackException failure = client.refused(RollbackException.class, new InMemorySource(earlier));

        assertThat(failure.role()).isEqualTo(RoleName.TIMESTAMP);
        assertThat(failure.expected()).isEqualTo("version 2 or later");
        assertThat(failure.found()).isEqualTo("version 1");
        assertThat(client.store().content()).isEqualTo(kept);
    }

    @Test
    void an_older_version_of_any_role_is_refused_though_its_parents_are_newer() {
        for (String role : List.of("snapshot", "targets")) {
            TestRepository repository = aRepository("registry.example.com/demo/app");
            repository.publish().withTag("1.0").publish();
            Client client = Client.of(repository);
            client.refresh(repository.source());

            repository.atVersion(role, 1).publish();

            assertThat(client.refused(RollbackException.class, repository.source())
                            .role())
                    .isEqualTo(new RoleName(role));
        }
    }

    @Test
    void an_older_version_of_a_delegation_drops_it_and_keeps_the_newer() {
        repository.withTag("targets/releases", "1.0").publish();
        client.refresh(repository.source());
        byte[] newer = repository.bytes("targets/releases");

        repository.atVersion("targets/releases", 1).publish();
        Refreshed state = client.refresh(repository.source());

        assertThat(state.targets(RELEASES)).isEmpty();
        assertThat(state.dropped().get(RELEASES)).isInstanceOf(RollbackException.class);
        assertThat(client.store().content()).containsEntry("targets/releases.json", newer);
    }

    @Test
    void the_floor_of_expired_metadata_still_holds() {
        repository.expiring("timestamp", "2026-06-02T00:00:00Z").publish();
        client.refresh(repository.source());

        repository
                .expiring("timestamp", "2030-01-01T00:00:00Z")
                .atVersion("timestamp", 1)
                .publish();

        client.at("2027-01-01T00:00:00Z").refused(RollbackException.class, repository.source());
    }

    @Test
    void other_content_under_the_same_version_is_refused_and_the_first_kept() {
        for (String role : List.of("timestamp", "snapshot", "targets")) {
            TestRepository repository =
                    aRepository("registry.example.com/demo/app").publish();
            Client client = Client.of(repository);
            client.refresh(repository.source());
            byte[] first = client.store().content().get(role + ".json");

            repository.expiring(role, "2031-01-01T00:00:00Z").atVersion(role, 1).publish();

            assertThat(client.refused(EquivocationException.class, repository.source())
                            .role())
                    .isEqualTo(new RoleName(role));
            assertThat(client.store().content()).containsEntry(role + ".json", first);
        }
    }

    @Test
    void other_content_under_the_same_version_drops_a_delegation() {
        client.refresh(repository.source());

        repository
                .withTag("targets/releases", "1.0")
                .atVersion("targets/releases", 1)
                .publish();
        Refreshed state = client.refresh(repository.source());

        assertThat(state.dropped().get(RELEASES)).isInstanceOf(EquivocationException.class);
        assertThat(state.targets(RELEASES)).isEmpty();
    }

    @Test
    void a_fresh_signature_over_the_same_content_is_no_other_content() {
        client.refresh(repository.source());
        byte[] before = repository.bytes("timestamp");

        // ECDSA signatures differ each time; every role is signed anew at its old version.
        for (String role : List.of("targets/releases", "targets")) {
            repository.atVersion(role, 1);
        }
        repository.publish();
        Refreshed state = client.refresh(repository.source());

        assertThat(repository.bytes("timestamp")).isNotEqualTo(before);
        assertThat(state.targets(RELEASES)).isPresent();
        assertThat(state.dropped()).isEmpty();
    }

    @Test
    void a_fast_forwarded_role_recovers_when_the_root_rotates_its_keys() {
        for (String role : List.of("timestamp", "snapshot", "targets")) {
            TestRepository repository =
                    aRepository("registry.example.com/demo/app").publish();
            Client client = Client.of(repository);
            repository.atVersion(role, Integer.MAX_VALUE).publish();
            client.refresh(repository.source());

            repository.atVersion(role, 2).publish();
            client.refused(RollbackException.class, repository.source());
            repository.atVersion(role, 3).rotate(role).publish();

            assertThat(client.refresh(repository.source()).root().signed().version())
                    .isEqualTo(2);
            client.refresh(repository.source());
        }
    }

    @Test
    void a_fast_forwarded_delegation_recovers_when_its_delegator_gives_it_another_key() {
        repository.atVersion("targets/releases", Integer.MAX_VALUE).publish();
        client.refresh(repository.source());

        repository
                .atVersion("targets/releases", 2)
                .withKeys("targets/releases", TestKey.ecdsa())
                .publish();
        Refreshed state = client.refresh(repository.source());

        assertThat(state.targets(RELEASES).orElseThrow().signed().version()).isEqualTo(2);
        assertThat(client.refresh(repository.source()).targets(RELEASES)).isPresent();
    }

    @Test
    void another_key_beside_the_old_one_does_not_lower_the_floor() {
        repository.atVersion("targets", 10).publish();
        client.refresh(repository.source());
        TestKey old = repository.keys("targets").get(0);

        repository
                .withKeys("targets", old, TestKey.ecdsa())
                .atVersion("targets", 9)
                .publish();

        client.refused(RollbackException.class, repository.source());
    }

    @Test
    void a_rotation_that_is_seen_in_a_failing_run_is_not_mistaken_for_damage_in_the_next() {
        client.refresh(repository.source());
        repository
                .rotate("timestamp")
                .rotate("snapshot")
                .rotate("targets")
                .withKeys("targets/releases", TestKey.ecdsa())
                .publish();
        client.refused(
                NetworkException.class,
                repository
                        .source()
                        .failingAt("timestamp.json", new NetworkException("no answer", "timeout", "", null)));

        assertThat(client.refresh(repository.source()).targets(RELEASES)).isPresent();
    }

    @Test
    void a_delegation_that_vanishes_while_it_is_still_delegated_to_is_reported() {
        client.refresh(repository.source());

        repository
                .editSigned("snapshot", JsonEdit.at("meta", "targets/releases").removed())
                .publish();
        Refreshed state = client.refresh(repository.source());

        assertThat(state.dropped().get(RELEASES)).isInstanceOf(RollbackException.class);
        assertThat(client.refresh(repository.source()).dropped()).containsKey(RELEASES);
    }

    @Test
    void a_delegation_that_is_given_up_is_forgotten() {
        client.refresh(repository.source());

        repository.withoutDelegation("targets/releases").publish();
        Refreshed state = client.refresh(repository.source());

        assertThat(state.dropped()).isEmpty();
        assertThat(client.store().content()).doesNotContainKey("targets/releases.json");
    }

    @Test
    void files_of_two_states_are_not_mixed() {
        client.refresh(repository.source());
        Map<String, byte[]> mixed = repository.state();
        repository.withTag("1.1").publish();
        mixed.put("timestamp.json", repository.bytes("timestamp"));

        HashMismatchException failure = client.refused(HashMismatchException.class, new InMemorySource(mixed));

        assertThat(failure.role()).isEqualTo(RoleName.SNAPSHOT);
        assertThat(failure.expected()).contains("as timestamp.json names it");
    }

    @Test
    void a_wrong_snapshot_is_named_with_both_hashes() {
        Map<String, byte[]> files = repository.state();
        byte[] other = repository.bytes("snapshot");
        other[other.length - 3]++;
        files.replaceAll((name, bytes) -> name.startsWith("snapshot.") ? other : bytes);

        HashMismatchException failure = client.refused(HashMismatchException.class, new InMemorySource(files));

        assertThat(failure.what())
                .isEqualTo(
                        "snapshot.json of registry.example.com/demo/app is not the one that" + " timestamp.json names");
        assertThat(failure.expected()).startsWith("sha256:");
        assertThat(failure.found()).startsWith("sha256:").isNotEqualTo(failure.expected());
    }
}
