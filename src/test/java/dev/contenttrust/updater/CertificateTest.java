package dev.contenttrust.updater;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.tuf.ExpiredException;
import dev.contenttrust.tuf.SignatureException;
import dev.contenttrust.tuf.TestCertificate;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which certificates may vouch for a repository's root, and when. */
class CertificateTest {
    private static final String GUN = "registry.example.com/demo/App";

    @Test
    void a_certificate_speaks_for_the_repository_that_it_names() {
        for (String name :
                List.of(GUN, "registry.example.com/*", "registry.example.com/demo/*", "registry.example.com/d*")) {
            assertAccepted(TestCertificate.named(name).over(TestKey.ecdsa()));
        }
    }

    @Test
    void a_certificate_for_another_repository_does_not_vouch() {
        for (String name : List.of(
                "registry.example.com/demo/other",
                "registry.example.com/demo/app",
                "registry.example.com/demo",
                "registry.example.com/demo/App2",
                "registry.example.com/other/*",
                "")) {
            SignatureException failure =
                    assertRefused(TestCertificate.named(name).over(TestKey.ecdsa()));
            assertThat(failure.found()).contains("its certificate is for \"" + name + "\", not for " + GUN);
        }
    }

    @Test
    void a_wildcard_needs_a_whole_host_in_front() {
        for (String name : List.of("*", "r*", "registry.example.com*", "*/demo/App", "registry.*/demo/App")) {
            assertRefused(TestCertificate.named(name).over(TestKey.ecdsa()));
        }
    }

    @Test
    void a_certificate_signed_with_sha1_does_not_vouch() {
        SignatureException failure =
                assertRefused(TestCertificate.named(GUN).hashedBy("SHA1").over(TestKey.ecdsa()));

        assertThat(failure.found()).contains("an algorithm that is broken");
    }

    @Test
    void a_certificate_over_a_short_rsa_key_does_not_vouch() {
        assertRefused(TestCertificate.named(GUN).over(TestKey.rsa(1024)));
    }

    @Test
    void a_certificate_over_an_rsa_key_vouches() {
        assertAccepted(TestCertificate.named(GUN).over(TestKey.rsa(2048)));
    }

    @Test
    void a_ca_does_not_vouch_by_itself() {
        assertRefused(TestCertificate.named(GUN).asAuthority().over(TestKey.ecdsa()));
    }

    @Test
    void a_plain_key_does_not_vouch() {
        assertThat(assertRefused(TestKey.ecdsa()).found()).contains("no certificate with one leaf at its head");
    }

    @Test
    void a_leaf_with_its_issuer_behind_it_vouches() {
        TestKey ca = TestCertificate.named("Demo CA").asAuthority().over(TestKey.ecdsa());

        assertAccepted(TestCertificate.named(GUN).issuedBy("Demo CA", ca).over(TestKey.ecdsa()));
    }

    @Test
    void an_expired_certificate_does_not_vouch_for_the_current_root() {
        TestRepository repository = rooted(TestCertificate.named(GUN)
                .valid("2020-01-01T00:00:00Z", "2026-05-31T00:00:00Z")
                .over(TestKey.ecdsa()));

        ExpiredException failure = Client.of(repository).refused(ExpiredException.class, repository.source());

        assertThat(failure.what()).contains("the certificate behind root.json");
        assertThat(failure.found()).contains("expired at 2026-05-31T00:00:00Z");
    }

    @Test
    void a_certificate_may_begin_a_day_from_now_and_no_later() {
        TestRepository repository = rooted(TestCertificate.named(GUN)
                .valid("2026-06-02T00:00:00Z", "2036-01-01T00:00:00Z")
                .over(TestKey.ecdsa()));

        Client.of(repository).at("2026-06-01T00:00:00Z").refresh(repository.source());
        assertThat(Client.of(repository)
                        .at("2026-05-31T23:59:59Z")
                        .refused(ExpiredException.class, repository.source())
                        .found())
                .contains("is not valid before 2026-06-02T00:00:00Z");
    }

    @Test
    void one_valid_certificate_among_expired_ones_is_enough() {
        TestKey expired = TestCertificate.named(GUN)
                .valid("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z")
                .over(TestKey.ecdsa());

        TestRepository repository = rooted(expired, TestKey.rootOf(GUN));

        Client.of(repository).refresh(repository.source());
    }

    @Test
    void a_renewed_certificate_over_the_same_key_is_enough() {
        TestKey key = TestKey.ecdsa();
        TestKey expired = TestCertificate.named(GUN)
                .valid("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z")
                .over(key);

        TestRepository repository = rooted(expired, TestCertificate.named(GUN).over(key));

        Client.of(repository).refresh(repository.source());
    }

    @Test
    void metadata_of_another_repository_is_refused_though_it_is_in_perfect_order() {
        TestRepository other = aRepository("registry.example.com/demo/other").publish();

        SignatureException failure = Client.of(GUN).refused(SignatureException.class, other.source());

        assertThat(failure.found()).contains("its certificate is for \"registry.example.com/demo/other\"");
    }

    private static void assertAccepted(TestKey root) {
        TestRepository repository = rooted(root);
        assertThat(Client.of(repository).refresh(repository.source()).root().signers())
                .hasSize(1);
    }

    private static SignatureException assertRefused(TestKey root) {
        TestRepository repository = rooted(root);
        return Client.of(repository).refused(SignatureException.class, repository.source());
    }

    private static TestRepository rooted(TestKey... keys) {
        return aRepository(GUN).withKeys("root", keys).publish();
    }
}
