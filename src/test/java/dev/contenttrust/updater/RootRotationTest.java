package dev.contenttrust.updater;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.tuf.EquivocationException;
import dev.contenttrust.tuf.ExpiredException;
import dev.contenttrust.tuf.HashMismatchException;
import dev.contenttrust.tuf.InMemorySource;
import dev.contenttrust.tuf.InvalidMetadataException;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.MetadataException;
import dev.contenttrust.tuf.PinException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootPolicy;
import dev.contenttrust.tuf.SignatureException;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.TestCertificate;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import dev.contenttrust.tuf.Verified;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the root that was trusted to the one that is current, without a gap. */
class RootRotationTest {
    private static final String GUN = "registry.example.com/demo/app";

    private final TestRepository repository = aRepository(GUN).withTag("1.0").publish();
    private final Client client = Client.of(repository);

    @Test
    void every_rotation_is_followed_and_kept() {
        client.refresh(repository.source());
        repository
                .rotate("root")
                .publish()
                .rotate("root")
                .publish()
                .rotate("targets")
                .publish();
        InMemorySource source = repository.source();

        Refreshed state = client.refresh(source);

        assertThat(source.requests()).startsWith("2.root.json", "3.root.json", "4.root.json", "5.root.json");
        assertThat(state.rootChain())
                .extracting(root -> root.signed().version())
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(client.store().content())
                .containsKeys("1.root.json", "2.root.json", "3.root.json", "4.root.json")
                .containsEntry("root.json", repository.bytes("root"));
    }

    @Test
    void a_new_root_that_the_snapshot_does_not_mention_is_honoured() {
        client.refresh(repository.source());
        repository.rotate("root").publishRootAlone();

        for (int run = 0; run < 2; run++) {
            assertThat(client.refresh(repository.source()).root().signed().version())
                    .isEqualTo(2);
        }
        InMemorySource warm = repository.source();
        client.refresh(warm);
        assertThat(warm.requests()).containsExactly("3.root.json", "timestamp.json");
        assertThat(Client.of(repository)
                        .refresh(repository.source())
                        .root()
                        .signed()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void a_root_without_its_predecessors_is_not_reached() {
        client.refresh(repository.source());
        repository.rotate("root").publish().rotate("root").publish();
        InMemorySource gap = new InMemorySource(repository.state());
        gap.files().remove("2.root.json");

        HashMismatchException failure = client.refused(HashMismatchException.class, gap);

        assertThat(failure.role()).isEqualTo(RoleName.ROOT);
        assertThat(failure.found()).startsWith("version 1");
    }

    @Test
    void a_later_root_under_the_next_ones_name_is_refused() {
        client.refresh(repository.source());
        repository.atVersion("root", 7).rotate("root").publish();
        Map<String, byte[]> state = repository.state();
        state.put("2.root.json", repository.bytes("root"));

        InvalidMetadataException failure = client.refused(InvalidMetadataException.class, new InMemorySource(state));

        assertThat(failure.why()).contains("as root version 2 the server gave version 7");
    }

    @Test
    void another_root_of_the_same_version_is_refused() {
        client.refresh(repository.source());
        repository.rotate("targets").atVersion("root", 1).publish();

        MetadataException failure = client.refused(MetadataException.class, repository.source());

        assertThat(client.store().content().get("root.json")).isNotEqualTo(repository.bytes("root"));
        assertThat(failure).isNotInstanceOf(ExpiredException.class);
    }

    @Test
    void another_root_of_the_same_version_is_refused_though_it_changes_no_key_in_use() {
        client.refresh(repository.source());
        repository.expiring("root", "2031-01-01T00:00:00Z").atVersion("root", 1).publish();

        assertThat(client.refused(EquivocationException.class, repository.source())
                        .role())
                .isEqualTo(RoleName.ROOT);
    }

    @Test
    void a_root_that_was_signed_anew_is_no_other_root() {
        client.refresh(repository.source());
        byte[] before = repository.bytes("root");

        repository.touch("root").atVersion("root", 1).publish();
        client.refresh(repository.source());

        assertThat(client.store().content())
                .doesNotContainEntry("root.json", before)
                .containsEntry("1.root.json", repository.bytes("root"));
        InMemorySource warm = repository.source();
        client.refresh(warm);
        assertThat(warm.requests()).containsExactly("2.root.json", "timestamp.json");
    }

    @Test
    void a_root_that_its_predecessor_did_not_sign_is_refused() {
        client.refresh(repository.source());
        TestKey stranger = TestKey.rootOf(GUN);
        repository.withKeys("root", stranger).signedBy("root", stranger).publish();

        assertThat(client.refused(SignatureException.class, repository.source()).role())
                .isEqualTo(RoleName.ROOT);
    }

    @Test
    void a_root_that_only_its_predecessor_signed_is_refused() {
        client.refresh(repository.source());
        TestKey old = repository.keys("root").get(0);
        repository.rotate("root").signedBy("root", old).publish();

        assertThat(client.refused(SignatureException.class, repository.source()).role())
                .isEqualTo(RoleName.ROOT);
    }

    @Test
    void a_chain_need_not_begin_at_version_one() {
        TestRepository later = aRepository(GUN).atVersion("root", 2).publish();
        Client client = Client.of(later);

        assertThat(client.refresh(later.source()).root().signed().version()).isEqualTo(2);

        later.rotate("root").publish();
        assertThat(client.refresh(later.source()).root().signed().version()).isEqualTo(3);
    }

    @Test
    void a_new_client_takes_the_root_that_is_served_and_asks_for_its_successor() {
        Map<String, byte[]> state = repository.state();
        repository.rotate("root").publish();
        Map<String, byte[]> later = repository.state();
        later.put("root.json", state.get("root.json"));

        Refreshed refreshed = client.refresh(new InMemorySource(later));

        assertThat(refreshed.root().signed().version()).isEqualTo(2);
    }

    @Test
    void a_cached_root_with_an_expired_certificate_leads_to_its_cross_signed_successor() {
        TestKey expiring = TestCertificate.named(GUN)
                .valid("2020-01-01T00:00:00Z", "2026-07-01T00:00:00Z")
                .over(TestKey.ecdsa());
        TestRepository repository = aRepository(GUN)
                .withKeys("root", expiring)
                .expiring("root", "2026-07-01T00:00:00Z")
                .publish();
        Client client = Client.of(repository);
        client.refresh(repository.source());
        Client later = client.at("2026-08-01T00:00:00Z");
        later.refused(ExpiredException.class, repository.source());

        repository.rotate("root").expiring("root", "2036-01-01T00:00:00Z").publish();

        assertThat(later.refresh(repository.source()).root().signed().version()).isEqualTo(2);
    }

    @Test
    void an_expired_root_is_kept_all_the_same_as_what_follows_it_needs_it() {
        client.refresh(repository.source());
        repository.rotate("root").expiring("root", "2026-01-01T00:00:00Z").publish();

        assertThat(client.refused(ExpiredException.class, repository.source()).role())
                .isEqualTo(RoleName.ROOT);

        assertThat(client.store().content()).containsEntry("root.json", repository.bytes("root"));
        repository.expiring("root", "2036-01-01T00:00:00Z").publish();
        assertThat(client.refresh(repository.source()).root().signed().version())
                .isEqualTo(3);
    }

    @Test
    void on_first_use_a_root_that_is_refused_is_not_kept() {
        repository.expiring("root", "2026-01-01T00:00:00Z").publish();

        client.refused(ExpiredException.class, repository.source());

        assertThat(client.store().content()).isEmpty();
    }

    @Test
    void more_rotations_than_a_run_follows_are_followed_by_the_next_run() {
        client.refresh(repository.source());
        for (int i = 0; i < RootWalk.ROTATIONS_MAX + 10; i++) {
            repository.touch("root").publish();
        }

        assertThat(client.refused(InvalidMetadataException.class, repository.source())
                        .why())
                .contains("after 256 rotations");

        assertThat(client.refresh(repository.source()).root().signed().version())
                .isEqualTo(RootWalk.ROTATIONS_MAX + 11);
    }

    @Test
    void a_pin_is_met_by_a_predecessor_that_the_source_still_has() {
        KeyId pinned = repository.keys("root").get(0).id();
        repository.rotate("root").publish().rotate("root").publish();

        Refreshed state = client.with(new Pinned(pinned)).refresh(repository.source());

        assertThat(state.rootTrust()).isEqualTo(new RootPolicy.RootTrust.Pinned("key", 1, 3));
        InMemorySource warm = repository.source();
        client.with(new Pinned(pinned)).refresh(warm);
        assertThat(warm.requests()).containsExactly("4.root.json", "timestamp.json");
    }

    @Test
    void a_pin_set_after_first_use_is_enforced() {
        client.refresh(repository.source());

        client.with(new Pinned(TestKey.rootOf(GUN).id())).refused(PinException.class, repository.source());
    }

    @Test
    void a_pin_is_not_met_by_a_root_that_the_chain_does_not_lead_from() {
        KeyId pinned = repository.keys("root").get(0).id();
        TestRepository other = aRepository(GUN).atVersion("root", 2).publish();
        Map<String, byte[]> spliced = other.state();
        spliced.put("1.root.json", repository.bytes("root"));

        client.with(new Pinned(pinned)).refused(PinException.class, new InMemorySource(spliced));

        assertThat(client.store().content()).isEmpty();
    }

    /** A root key that must be there, now or in a root that leads to the current one. */
    private record Pinned(KeyId key) implements RootPolicy {
        @Override
        public boolean looksFurtherBack(List<Verified<Root>> chain, Instant now) {
            return chain.stream().noneMatch(this::meets);
        }

        @Override
        public RootTrust judge(List<Verified<Root>> chain, boolean known, Instant now) {
            long current = chain.get(chain.size() - 1).signed().version();
            return chain.stream()
                    .filter(this::meets)
                    .findFirst()
                    .map(root -> new RootTrust.Pinned("key", root.signed().version(), current))
                    .orElseThrow(() -> new PinException(GUN, RoleName.ROOT, "no pin is met", "", ""));
        }

        private boolean meets(Verified<Root> root) {
            return root.signers().stream().anyMatch(signer -> signer.id().equals(key));
        }
    }
}
