package dev.contenttrust.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.json.JsonBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions never fall, but where the keys that raised them were replaced; and nothing is trusted past its time. */
class VersionsAndTimeTest extends Conversation {
    @Test
    void an_older_timestamp_is_refused() {
        repository.publish("timestamp");
        client.refresh();
        repository.forget("timestamp").publish("timestamp");

        assertThat(client.refresh()).isEqualTo(1);

        assertThat(client.trusted()).containsEntry("timestamp", 2L);
    }

    @Test
    void another_timestamp_of_the_same_version_is_passed_over() {
        client.refresh();
        byte[] before = client.trusted("timestamp");
        repository
                .role("timestamp")
                .meta
                .put("snapshot.json", JsonBuilder.object().put("version", 100).build());
        repository.publishSameVersion("timestamp");
        repository.requests();

        assertThat(client.refresh()).isZero();

        assertThat(client.trusted("timestamp")).isEqualTo(before);
        assertThat(repository.requests()).endsWith("timestamp");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_timestamp_that_lists_an_older_snapshot_is_refused(boolean hashes) {
        if (hashes) {
            repository.withHashes();
        }
        repository.publish("snapshot", "timestamp");
        client.refresh();
        repository.forget("snapshot").publish("snapshot", "timestamp");
        repository.requests();

        assertThat(client.refresh()).isEqualTo(1);

        assertThat(client.trusted()).containsEntry("timestamp", 2L).containsEntry("snapshot", 2L);
        assertThat(repository.requests()).endsWith("timestamp");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_snapshot_that_lists_older_targets_is_refused(boolean hashes) {
        if (hashes) {
            repository.withHashes();
        }
        repository.publishTargets();
        client.refresh();
        repository.forget("targets").publishTargets();

        assertThat(client.refresh()).isEqualTo(1);

        assertThat(client.trusted()).containsEntry("snapshot", 2L).containsEntry("targets", 2L);
        assertThat(client.errors()).contains("lists a targets.json older than the one trusted before");
    }

    @Test
    void a_snapshot_that_drops_a_role_is_refused() {
        repository.delegate("targets", "a", false, "*").publish("a", "targets", "snapshot", "timestamp");
        client.refresh();
        repository.role("snapshot").meta.remove("a.json");
        repository.publish("snapshot", "timestamp");

        assertThat(client.refresh()).isEqualTo(1);

        assertThat(client.errors()).contains("a.json of", "has vanished");
    }

    @Test
    void new_timestamp_keys_undo_a_fast_forward_of_the_timestamp() {
        repository.role("timestamp").version = 98;
        repository.publish("timestamp");
        client.refresh();
        repository.role("timestamp").keys(SpecKey.ecdsa());
        repository.publish("root").forget("timestamp").publish("timestamp");

        assertThat(client.refresh()).isZero();

        assertThat(client.trusted()).containsEntry("timestamp", 1L);
    }

    @Test
    void new_snapshot_and_timestamp_keys_undo_a_fast_forward_of_the_snapshot() {
        fastForward("snapshot", "timestamp");
        client.refresh();
        repository.role("snapshot").keys(SpecKey.ecdsa());
        repository.role("timestamp").keys(SpecKey.ecdsa());
        repository.publish("root").forget("snapshot").publish("snapshot", "timestamp");

        assertThat(client.refresh()).isZero();

        assertThat(client.trusted()).containsEntry("snapshot", 1L);
    }

    @Test
    void new_snapshot_keys_undo_a_fast_forward_of_targets() {
        fastForward("targets", "snapshot", "timestamp");
        client.refresh();
        repository.role("snapshot").keys(SpecKey.ecdsa());
        repository.publish("root").forget("targets").publish("targets", "snapshot", "timestamp");

        assertThat(client.refresh()).isZero();

        assertThat(client.trusted()).containsEntry("targets", 1L);
    }

    private void fastForward(String role, String... parents) {
        for (int i = 0; i < 20; i++) {
            repository.publish(role);
        }
        repository.publish(parents);
    }

    @Test
    void what_a_higher_threshold_no_longer_covers_stays_where_it_is_but_is_no_floor() {
        client.refresh();
        repository.role("snapshot").threshold(2);
        repository.publish("root");

        assertThat(client.refresh()).isEqualTo(1);
        assertThat(client.trusted()).containsEntry("root", 2L).containsEntry("snapshot", 1L);

        repository.role("snapshot").keys(SpecKey.ed25519(), SpecKey.ed25519());
        repository.publish("root", "snapshot", "timestamp");
        assertThat(client.refresh()).isZero();
    }

    @Test
    void an_expired_root_is_kept_and_nothing_after_it_trusted() {
        client.refresh();
        repository.role("root").expires("2026-05-31T00:00:00Z");
        repository.publish("root", "timestamp");

        assertThat(client.refresh()).isEqualTo(1);
        assertThat(client.trusted()).containsEntry("root", 2L).containsEntry("timestamp", 1L);

        repository.role("root").expires("2026-07-01T00:00:00Z");
        repository.publish("root");
        assertThat(client.refresh()).isZero();
        assertThat(client.trusted()).containsEntry("root", 3L).containsEntry("timestamp", 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "snapshot", "targets"})
    void what_has_expired_is_not_trusted(String role) {
        client.refresh();
        repository.role(role).expires("2026-05-31T00:00:00Z");
        repository.publishTargets();

        assertThat(client.refresh()).isEqualTo(1);

        assertThat(client.trusted()).containsEntry(role, 1L);
        assertThat(client.errors()).contains(role + ".json", "has expired");
    }

    @Test
    void what_expired_here_is_still_a_floor_and_no_obstacle() {
        repository.role("timestamp").expires("2026-06-08T00:00:00Z");
        repository.publish("timestamp");
        client.refresh();
        client.at("2026-06-19T12:00:00Z");
        assertThat(client.refresh()).isEqualTo(1);

        repository.role("timestamp").expires("2026-06-22T00:00:00Z");
        repository.publishTargets();
        assertThat(client.refresh()).isZero();

        repository.forget("timestamp").publish("timestamp");
        assertThat(client.refresh()).isEqualTo(1);
        assertThat(client.trusted()).containsEntry("timestamp", 3L);
    }

    @Test
    void at_most_256_rotations_are_followed_at_once_and_the_next_run_goes_on_from_there() {
        for (int i = 0; i < 300; i++) {
            repository.publish("root");
        }

        assertThat(client.refresh()).isEqualTo(1);
        assertThat(client.trusted().get("root")).isGreaterThan(250L).isLessThan(260L);
        assertThat(client.refresh()).isZero();
        assertThat(client.trusted()).containsEntry("root", 301L);
    }
}
