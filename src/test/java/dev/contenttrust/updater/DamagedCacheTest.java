package dev.contenttrust.updater;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.tuf.EquivocationException;
import dev.contenttrust.tuf.InMemorySource;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cache that rotted, or was edited, must lose neither anchor nor floor in silence. */
class DamagedCacheTest {
    private static final RoleName RELEASES = new RoleName("targets/releases");

    private final TestRepository repository = aRepository("registry.example.com/demo/app")
            .withTag("1.0")
            .withDelegation("targets/releases")
            .publish();
    private final Client client = Client.of(repository);

    @Test
    void a_damaged_root_or_timestamp_is_refused_with_the_way_to_reset_it() {
        for (RoleName role : List.of(RoleName.ROOT, RoleName.TIMESTAMP)) {
            for (byte[] damaged : List.of(flipped(repository.bytes(role.value())), new byte[0])) {
                client.refresh(repository.source());
                byte[] sound = client.store().load(role).orElseThrow();
                client.store().damaged(role, damaged);

                DamagedCacheException failure = client.refused(DamagedCacheException.class, repository.source());

                assertThat(failure.role()).isEqualTo(role);
                assertThat(failure.what())
                        .isEqualTo("the stored " + role + ".json of registry.example.com/demo/app is damaged");
                assertThat(failure.remedy()).endsWith("then remove the test's store.");
                client.store().damaged(role, sound);
            }
        }
    }

    @Test
    void a_damaged_snapshot_targets_or_delegation_is_fetched_again_by_its_hash_and_that_is_said() {
        for (RoleName role : List.of(RoleName.SNAPSHOT, RoleName.TARGETS, RELEASES)) {
            client.refresh(repository.source());
            client.store().damaged(role, flipped(repository.bytes(role.value())));

            Refreshed state = client.refresh(repository.source());

            assertThat(state.warnings()).singleElement().asString().contains("stored " + role + ".json");
            assertThat(state.dropped()).isEmpty();
            assertThat(client.store().content()).containsEntry(role + ".json", repository.bytes(role.value()));
            assertThat(client.refresh(repository.source()).warnings()).isEmpty();
        }
    }

    @Test
    void a_damaged_snapshot_keeps_its_floor() {
        client.refresh(repository.source());
        client.store().damaged(RoleName.SNAPSHOT, flipped(repository.bytes("snapshot")));
        repository
                .atVersion("snapshot", 1)
                .expiring("snapshot", "2031-01-01T00:00:00Z")
                .publish();

        client.refused(EquivocationException.class, repository.source());
    }

    @Test
    void a_damaged_snapshot_that_nobody_has_any_longer_is_refused() {
        for (RoleName role : List.of(RoleName.SNAPSHOT, RoleName.TARGETS)) {
            TestRepository repository =
                    aRepository("registry.example.com/demo/app").publish();
            Client client = Client.of(repository);
            client.refresh(repository.source());
            client.store().damaged(role, flipped(repository.bytes(role.value())));
            repository.withTag("1.1").publish();
            InMemorySource source = new InMemorySource(repository.state());
            source.files()
                    .keySet()
                    .removeIf(name -> name.startsWith(role + ".") && !name.contains(repository.sha256(role.value())));

            assertThat(client.refused(DamagedCacheException.class, source).role())
                    .isEqualTo(role);
        }
    }

    @Test
    void a_damaged_delegation_that_nobody_has_any_longer_is_dropped() {
        client.refresh(repository.source());
        client.store().damaged(RELEASES, flipped(repository.bytes("targets/releases")));
        String old = "targets/releases." + repository.sha256("targets/releases") + ".json";
        repository.withTag("targets/releases", "2.0").publish();
        InMemorySource source = new InMemorySource(repository.state());
        source.files().remove(old);

        Refreshed state = client.refresh(source);

        assertThat(state.dropped().get(RELEASES)).isInstanceOf(DamagedCacheException.class);
    }

    @Test
    void a_cache_whose_run_ended_between_snapshot_and_targets_goes_on() {
        client.refresh(repository.source());
        repository.withTag("1.1").publish();
        String targets = "targets." + repository.sha256("targets") + ".json";
        InMemorySource failing =
                repository.source().failingAt(targets, new NetworkException("no answer", "", "", null));
        client.refused(NetworkException.class, failing);

        Refreshed state = client.refresh(repository.source());

        assertThat(state.warnings()).isEmpty();
        assertThat(state.targets(RoleName.TARGETS).orElseThrow().signed().targets())
                .containsKey("1.1");
    }

    @Test
    void a_root_of_somebody_else_in_the_cache_is_no_anchor() {
        client.refresh(repository.source());
        TestRepository other = aRepository("registry.example.com/demo/other")
                .withKeys("root", TestKey.rootOf("registry.example.com/demo/other"))
                .publish();
        client.store().damaged(RoleName.ROOT, other.bytes("root"));

        client.refused(DamagedCacheException.class, repository.source());
    }

    @Test
    void history_that_rotted_is_fetched_again_where_it_is_needed() {
        client.refresh(repository.source());
        repository.rotate("root").publishRootAlone();
        client.refresh(repository.source());
        client.store().damagedRoot(1, "rotten".getBytes(StandardCharsets.UTF_8));

        Map<String, byte[]> served = repository.state();
        assertThat(client.refresh(served).root().signed().version()).isEqualTo(2);
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] damaged = bytes.clone();
        damaged[damaged.length / 2] ^= 1;
        return damaged;
    }
}
