package dev.contenttrust.updater;

import static dev.contenttrust.tuf.TestRepository.TODAY;
import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.tuf.ExpiredException;
import dev.contenttrust.tuf.InMemorySource;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.TestCertificate;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Judging what is stored: only on request, never expired but for the grace asked for, never without saying so. */
class OfflineTest {
    private final TestRepository repository = aRepository("registry.example.com/demo/app")
            .withTag("1.0")
            .withDelegation("targets/releases")
            .expiring("timestamp", "2026-06-15T00:00:00Z")
            .publish();
    private final InMemorySource nobody = new InMemorySource(Map.of()).unreachable();
    private final Client client = Client.of(repository);

    @Test
    void what_is_stored_is_judged_without_asking_anybody() {
        client.refresh(repository.source());

        Refreshed state = client.offline("2026-06-14T00:00:00Z").refresh(nobody);

        assertThat(nobody.requests()).isEmpty();
        assertThat(state.notRefreshedSince()).contains(TODAY);
        assertThat(state.targets()).containsKeys(RoleName.TARGETS, new RoleName("targets/releases"));
    }

    @Test
    void online_there_is_nothing_of_the_kind_to_say() {
        assertThat(client.refresh(repository.source()).notRefreshedSince()).isEmpty();
    }

    @Test
    void what_has_expired_is_refused() {
        client.refresh(repository.source());

        ExpiredException failure = client.offline("2026-06-16T00:00:00Z").refused(ExpiredException.class, nobody);

        assertThat(failure.role()).isEqualTo(RoleName.TIMESTAMP);
    }

    @Test
    void what_has_expired_less_than_the_grace_ago_is_accepted() {
        client.refresh(repository.source());

        Client lenient = client.offline("2026-06-16T00:00:00Z", Duration.ofDays(1));
        Client stricter = client.offline("2026-06-16T00:00:01Z", Duration.ofDays(1));

        Refreshed state = lenient.refresh(nobody);
        assertThat(state.notRefreshedSince()).contains(TODAY);
        assertThat(state.warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "timestamp.json of registry.example.com/demo/app expired at 2026-06-15T00:00:00Z: accepted");
        stricter.refused(ExpiredException.class, nobody);
    }

    @Test
    void the_grace_covers_the_certificate_too() {
        TestRepository repository = aRepository("registry.example.com/demo/app")
                .withKeys(
                        "root",
                        TestCertificate.named("registry.example.com/demo/app")
                                .valid("2020-01-01T00:00:00Z", "2026-06-15T00:00:00Z")
                                .over(TestKey.ecdsa()))
                .publish();
        Client client = Client.of(repository);
        client.refresh(repository.source());

        client.offline("2026-06-16T00:00:00Z").refused(ExpiredException.class, nobody);
        client.offline("2026-06-16T00:00:00Z", Duration.ofDays(2)).refresh(nobody);
    }

    @Test
    void the_grace_means_nothing_while_the_source_is_asked() {
        client.refresh(repository.source());
        RefreshPolicy online = new RefreshPolicy(
                Instant.parse("2026-06-16T00:00:00Z"), false, false, Optional.of(Duration.ofDays(30)));

        new Client(client.gun(), client.rootPolicy(), client.store(), online)
                .refused(ExpiredException.class, repository.source());
    }

    @Test
    void nothing_stored_is_nothing_trusted() {
        NothingStoredException failure =
                client.offline("2026-06-14T00:00:00Z").refused(NothingStoredException.class, nobody);

        assertThat(failure.repository()).isEqualTo("registry.example.com/demo/app");
    }

    @Test
    void rotated_roots_are_stored_with_what_leads_to_them() {
        client.refresh(repository.source());
        repository.rotate("root").publishRootAlone();
        client.refresh(repository.source());

        assertThat(client.offline("2026-06-14T00:00:00Z")
                        .refresh(nobody)
                        .root()
                        .signed()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void nothing_is_written() {
        client.refresh(repository.source());
        int commits = client.store().commits();

        client.offline("2026-06-14T00:00:00Z").refresh(nobody);
        client.offline("2027-06-14T00:00:00Z").refused(ExpiredException.class, nobody);

        assertThat(client.store().commits()).isEqualTo(commits);
        assertThat(client.store().lastRefreshed()).contains(TODAY);
    }

    @Test
    void as_of_an_instant_the_source_is_asked_and_nothing_written() {
        InMemorySource source = repository.source();

        Refreshed state = client.asOf("2026-06-14T23:59:59Z").refresh(source);

        assertThat(state.asOf()).isTrue();
        assertThat(source.requests()).hasSize(6);
        assertThat(client.store().commits()).isZero();
        client.asOf("2026-06-15T00:00:01Z").refused(ExpiredException.class, source);
        assertThat(client.store().commits()).isZero();
    }

    @Test
    void as_of_an_instant_no_floor_moves() {
        Map<String, byte[]> earlier = repository.state();
        client.refresh(earlier);
        repository.withTag("1.1").publish();

        client.asOf("2026-06-01T12:00:00Z").refresh(repository.source());

        client.refresh(earlier);
    }

    @Test
    void metadata_is_valid_through_the_very_instant_of_its_expiry() {
        client.at("2026-06-15T00:00:00Z").refresh(repository.source());
        client.at("2026-06-15T00:00:00.000000001Z").refused(ExpiredException.class, repository.source());
    }
}
