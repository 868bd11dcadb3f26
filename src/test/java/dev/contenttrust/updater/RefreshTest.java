package dev.contenttrust.updater;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.tuf.InMemorySource;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.NoTrustDataException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootPolicy.RootTrust;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The plain course of things: what is asked for, what is kept, and what an unanswered question means. */
class RefreshTest {
    private static final RoleName RELEASES = new RoleName("targets/releases");

    private final TestRepository repository =
            aRepository("registry.example.com/demo/app").withTag("1.0").publish();
    private final InMemorySource source = repository.source();
    private final Client client = Client.of(repository);

    @Test
    void a_new_client_asks_for_five_files() {
        Refreshed state = client.refresh(source);

        assertThat(source.requests())
                .containsExactly("root.json", "2.root.json", "timestamp.json", hashed("snapshot"), hashed("targets"));
        assertThat(state.rootTrust()).isEqualTo(new RootTrust.FirstUse());
        assertThat(state.targets(RoleName.TARGETS).orElseThrow().signed().targets())
                .containsOnlyKeys("1.0");
    }

    @Test
    void a_client_that_was_here_before_asks_for_the_next_root_and_the_timestamp() {
        client.refresh(source);
        source.requests();

        Refreshed state = client.refresh(source);

        assertThat(source.requests()).containsExactly("2.root.json", "timestamp.json");
        assertThat(state.rootTrust()).isEqualTo(new RootTrust.Remembered());
        assertThat(state.targets(RoleName.TARGETS)).isPresent();
    }

    @Test
    void each_delegation_costs_a_new_client_one_request_more() {
        repository
                .withDelegation("targets/releases")
                .withDelegation("targets/alice")
                .publish();

        client.refresh(source);

        assertThat(source.requests())
                .hasSize(7)
                .endsWith(hashed("targets"), hashed("targets/releases"), hashed("targets/alice"));
        client.refresh(source);
        assertThat(source.requests()).containsExactly("2.root.json", "timestamp.json");
    }

    @Test
    void only_what_changed_is_fetched() {
        repository
                .withDelegation("targets/releases")
                .withDelegation("targets/alice")
                .publish();
        client.refresh(source);
        source.requests();

        repository.withTag("targets/alice", "2.0").publish();
        client.refresh(source);

        assertThat(source.requests())
                .containsExactly("2.root.json", "timestamp.json", hashed("snapshot"), hashed("targets/alice"));
    }

    @Test
    void a_fresh_timestamp_over_the_same_snapshot_is_all_that_is_fetched() {
        client.refresh(source);
        source.requests();

        repository.touch("timestamp").publish();
        Refreshed state = client.refresh(source);

        assertThat(source.requests()).containsExactly("2.root.json", "timestamp.json");
        assertThat(state.timestamp().signed().version()).isEqualTo(2);
        assertThat(client.store().content()).containsEntry("timestamp.json", repository.bytes("timestamp"));
    }

    @Test
    void all_that_was_verified_is_kept_as_it_was_received() {
        repository.withDelegation("targets/releases").publish();

        client.refresh(source);

        assertThat(client.store().content())
                .containsOnlyKeys(
                        "root.json",
                        "1.root.json",
                        "timestamp.json",
                        "snapshot.json",
                        "targets.json",
                        "targets/releases.json")
                .containsEntry("targets/releases.json", repository.bytes("targets/releases"));
        assertThat(client.store().lastRefreshed()).contains(TestRepository.TODAY);
    }

    @Test
    void a_repository_that_nobody_signed_is_not_signed() {
        NoTrustDataException failure = client.refused(NoTrustDataException.class, new InMemorySource(Map.of()));

        assertThat(failure.what()).contains("registry.example.com/demo/app is not signed");
        assertThat(client.store().content()).isEmpty();
    }

    @Test
    void a_root_without_timestamp_is_not_a_signed_repository() {
        source.files().remove("timestamp.json");

        NoTrustDataException failure = client.refused(NoTrustDataException.class, source);

        assertThat(failure.role()).isEqualTo(RoleName.TIMESTAMP);
    }

    @Test
    void trust_data_that_is_gone_is_refused_though_it_is_still_cached() {
        client.refresh(source);

        NoTrustDataException failure = client.refused(NoTrustDataException.class, new InMemorySource(Map.of()));

        assertThat(failure.what()).contains("was signed before");
    }

    @Test
    void a_source_that_does_not_answer_is_never_replaced_by_the_cache() {
        client.refresh(source);

        for (String file : List.of("2.root.json", "timestamp.json")) {
            source.reachable().failingAt(file, new NetworkException("no answer", "timeout", "", null));
            client.refused(NetworkException.class, source);
        }
    }

    @Test
    void a_source_that_fails_at_a_delegation_ends_the_refresh() {
        repository.withDelegation("targets/releases").publish();
        source.failingAt(hashed("targets/releases"), new NetworkException("no answer", "timeout", "", null));

        client.refused(NetworkException.class, source);
    }

    @Test
    void what_passed_before_a_failure_is_kept_and_serves_the_next_run() {
        source.failingAt(hashed("targets"), new NetworkException("no answer", "timeout", "", null));
        client.refused(NetworkException.class, source);

        assertThat(client.store().content())
                .containsOnlyKeys("root.json", "1.root.json", "timestamp.json", "snapshot.json");
        assertThat(client.store().lastRefreshed()).isEmpty();

        source.reachable().requests();
        client.refresh(source);
        assertThat(source.requests()).containsExactly("2.root.json", "timestamp.json", hashed("targets"));
    }

    @Test
    void a_delegation_that_the_snapshot_does_not_list_is_skipped() {
        repository.withUnsignedDelegation("targets/releases", TestKey.ecdsa()).publish();

        Refreshed state = client.refresh(source);

        assertThat(state.targets(RELEASES)).isEmpty();
        assertThat(state.dropped()).isEmpty();
        assertThat(source.requests()).hasSize(5);
    }

    @Test
    void a_root_that_is_published_while_the_repository_is_read_is_followed() {
        client.refresh(source);
        Map<String, byte[]> before = repository.state();
        repository.rotate("root").publish();
        InMemorySource after = repository.source();
        InMemorySource earlier = new InMemorySource(before);
        List<MetadataFile> asked = new ArrayList<>();

        // Only the first question is answered from before the publication.
        Refreshed state = client.refresh(new MetadataSource() {
            @Override
            public Optional<byte[]> fetch(MetadataFile file, long maxLength) {
                asked.add(file);
                return (asked.size() == 1 ? earlier : after).fetch(file, maxLength);
            }

            @Override
            public String location() {
                return "a changing server";
            }
        });

        assertThat(state.root().signed().version()).isEqualTo(2);
    }

    private String hashed(String role) {
        return role + "." + Digest.sha256(repository.bytes(role)).hex() + ".json";
    }
}
