package dev.contenttrust.notary;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.notary.Evidence.Ending;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.TestCertificate;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final String GUN = "registry.example.com/demo/app";

    private static Evidence of(TestRepository repository, String role) {
        return Repositories.read(repository.publish()).evidence(new RoleName(role));
    }

    private static TestKey root(String notAfter) {
        return TestCertificate.named(GUN)
                .valid("2020-01-01T00:00:00Z", notAfter)
                .over(TestKey.ecdsa());
    }

    @Test
    void lists_the_files_on_the_way_to_a_role() {
        TestRepository repository = aRepository(GUN)
                .withDelegation("targets/a")
                .withDelegation("targets/a/b")
                .withDelegation("targets/c");
        assertThat(of(repository, "targets/a/b").files())
                .extracting(file -> file.role().value())
                .containsExactly("root", "timestamp", "snapshot", "targets", "targets/a", "targets/a/b");
        assertThat(of(repository, "targets").files())
                .extracting(file -> file.role().value())
                .containsExactly("root", "timestamp", "snapshot", "targets");
    }

    @Test
    void is_fresh_until_the_first_of_its_files_expires() {
        TestRepository repository = aRepository(GUN)
                .expiring("timestamp", "2026-06-15T00:00:00Z")
                .withDelegation("targets/a")
                .expiring("targets/a", "2026-06-10T00:00:00Z");
        assertThat(of(repository, "targets").freshUntil()).isEqualTo("2026-06-15T00:00:00Z");
        assertThat(of(repository, "targets/a").freshUntil()).isEqualTo("2026-06-10T00:00:00Z");
    }

    @Test
    void what_people_must_renew_first_is_neither_timestamp_nor_snapshot() {
        TestRepository repository = aRepository(GUN)
                .expiring("timestamp", "2026-06-05T00:00:00Z")
                .expiring("snapshot", "2026-06-05T00:00:00Z")
                .withDelegation("targets/a")
                .expiring("targets/a", "2026-06-10T00:00:00Z");
        assertThat(of(repository, "targets/a").firstToRenew())
                .isEqualTo(new Ending("targets/a", Instant.parse("2026-06-10T00:00:00Z")));
        assertThat(of(repository, "targets").firstToRenew().when()).isAfter("2029-01-01T00:00:00Z");
        TestRepository certified = aRepository(GUN).withKeys("root", root("2026-06-05T00:00:00Z"));
        assertThat(of(certified, "targets").firstToRenew())
                .isEqualTo(new Ending("the root's certificate", Instant.parse("2026-06-05T00:00:00Z")));
        assertThat(of(aRepository(GUN).expiring("root", "2026-07-01T00:00:00Z"), "targets")
                        .firstToRenew())
                .isEqualTo(new Ending("root", Instant.parse("2026-07-01T00:00:00Z")));
    }

    @Test
    void is_fresh_no_longer_than_the_certificate_of_the_root() {
        TestRepository repository = aRepository(GUN).withKeys("root", root("2026-06-05T00:00:00Z"));
        assertThat(of(repository, "targets").freshUntil()).isEqualTo("2026-06-05T00:00:00Z");
    }

    @Test
    void as_many_certificates_as_the_threshold_wants_must_last() {
        TestRepository repository =
                aRepository(GUN).withKeys("root", root("2026-06-05T00:00:00Z"), root("2026-07-05T00:00:00Z"));
        assertThat(of(repository, "targets").freshUntil()).isEqualTo("2026-07-05T00:00:00Z");
        assertThat(of(repository.withThreshold("root", 2), "targets").freshUntil())
                .isEqualTo("2026-06-05T00:00:00Z");
    }

    @Test
    void everybody_who_can_sign_is_told_with_what_became_of_his_file() {
        SignedRepository repository = Repositories.read(aRepository(GUN)
                .withDelegation("targets/a")
                .withDelegation("targets/expired")
                .expiring("targets/expired", "2020-01-01T00:00:00Z")
                .withUnsignedDelegation("targets/silent", TestKey.ecdsa())
                .publish());
        assertThat(repository.administrators())
                .extracting(authority -> authority.role().value())
                .containsExactly("root", "targets", "snapshot", "timestamp");
        assertThat(repository.delegates())
                .extracting(Authority::signer, Authority::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", "verified"),
                        org.assertj.core.groups.Tuple.tuple("expired", "dropped"),
                        org.assertj.core.groups.Tuple.tuple("silent", "nothing-signed"));
        assertThat(repository.delegates())
                .allSatisfy(authority -> assertThat(authority.keys()).hasSize(1));
        assertThat(repository.delegates().get(1).dropped()).isNotEqualTo(Optional.empty());
        assertThat(List.copyOf(repository.delegates().get(0).paths())).containsExactly("");
    }
}
