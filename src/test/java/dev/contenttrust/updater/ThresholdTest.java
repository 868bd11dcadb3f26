package dev.contenttrust.updater;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.tuf.InvalidMetadataException;
import dev.contenttrust.tuf.JsonEdit;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.SignatureException;
import dev.contenttrust.tuf.TestCertificate;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who must have signed, and what counts as a signature. */
class ThresholdTest {
    private static final String GUN = "registry.example.com/demo/app";

    private final TestRepository repository = aRepository(GUN).withTag("1.0");
    private final Client client = Client.of(repository);

    @Test
    void one_key_under_two_ids_does_not_meet_a_threshold_of_two_for_targets() {
        TestKey plain = TestKey.ecdsa();
        TestKey certified = TestCertificate.named("someone").over(plain);
        repository
                .withKeys("targets", plain, certified)
                .withThreshold("targets", 2)
                .publish();

        SignatureException failure = client.refused(SignatureException.class, repository.source());

        assertThat(failure.role()).isEqualTo(RoleName.TARGETS);
        assertThat(failure.expected()).isEqualTo("valid signatures by 2 different keys");
        assertThat(failure.found()).startsWith("1 (").contains("the same public key under another id");
    }

    @Test
    void one_key_in_two_certificates_does_not_meet_a_threshold_of_two_for_the_root() {
        TestKey key = TestKey.ecdsa();
        repository
                .withKeys(
                        "root",
                        TestCertificate.named(GUN).over(key),
                        TestCertificate.named(GUN).over(key))
                .withThreshold("root", 2)
                .publish();

        assertThat(client.refused(SignatureException.class, repository.source()).role())
                .isEqualTo(RoleName.ROOT);
    }

    @Test
    void two_keys_meet_a_threshold_of_two() {
        repository
                .withKeys("targets", TestKey.ecdsa(), TestKey.ed25519())
                .withThreshold("targets", 2)
                .withKeys("root", TestKey.rootOf(GUN), TestKey.rootOf(GUN))
                .withThreshold("root", 2)
                .publish();

        Refreshed state = client.refresh(repository.source());

        assertThat(state.root().signers()).hasSize(2);
        assertThat(state.targets(RoleName.TARGETS).orElseThrow().signers()).hasSize(2);
    }

    @Test
    void one_signature_does_not_meet_a_threshold_of_two() {
        TestKey first = TestKey.ecdsa();
        repository
                .withKeys("targets", first, TestKey.ecdsa())
                .withThreshold("targets", 2)
                .signedBy("targets", first)
                .publish();

        SignatureException failure = client.refused(SignatureException.class, repository.source());

        assertThat(failure.found()).contains("did not sign");
    }

    @Test
    void two_signatures_that_claim_one_key_refuse_the_file() {
        TestKey key = TestKey.ecdsa();
        repository.withKeys("targets", key).signedBy("targets", key, key).publish();

        InvalidMetadataException failure = client.refused(InvalidMetadataException.class, repository.source());

        assertThat(failure.why()).contains("two signatures claim the key id");
    }

    @Test
    void one_bad_signature_beside_a_good_one_does_no_harm() {
        TestKey other = TestKey.ecdsa();
        repository
                .withKeys("targets", TestKey.ecdsa(), other)
                .editEnvelope("targets", JsonEdit.at("signatures", "1", "sig").string("AAAA"))
                .publish();

        assertThat(client.refresh(repository.source()).targets(RoleName.TARGETS))
                .isPresent();
    }

    @Test
    void a_signature_of_a_stranger_beside_a_good_one_does_no_harm() {
        TestKey own = TestKey.ecdsa();
        repository
                .withKeys("targets", own)
                .signedBy("targets", own, TestKey.ed25519())
                .publish();

        assertThat(client.refresh(repository.source()).targets(RoleName.TARGETS))
                .isPresent();
    }

    @Test
    void a_signature_by_an_unknown_method_is_skipped() {
        TestKey known = TestKey.ecdsa();
        TestKey unknown = TestKey.ecdsa().signingBy("quantum");
        repository.withKeys("targets", unknown, known).publish();
        assertThat(client.refresh(repository.source()).targets(RoleName.TARGETS))
                .isPresent();

        repository.signedBy("targets", unknown).touch("targets").publish();
        assertThat(client.refused(SignatureException.class, repository.source()).found())
                .contains("unknown method \"quantum\"");
    }

    @Test
    void the_case_of_a_method_does_not_matter() {
        repository.withKeys("targets", TestKey.ecdsa().signingBy("ECDSA")).publish();

        assertThat(client.refresh(repository.source()).targets(RoleName.TARGETS))
                .isPresent();
    }

    @Test
    void a_file_that_nobody_signed_is_refused() {
        for (String role : List.of("root", "timestamp", "snapshot", "targets")) {
            TestRepository unsigned = aRepository(GUN).signedBy(role).publish();
            assertThat(Client.of(unsigned)
                            .refused(SignatureException.class, unsigned.source())
                            .role())
                    .isEqualTo(new RoleName(role));
        }
    }

    @Test
    void the_keys_of_one_role_do_not_sign_for_another() {
        repository.publish();
        repository.signedBy("timestamp", repository.keys("snapshot").get(0)).publish();

        assertThat(client.refused(SignatureException.class, repository.source()).role())
                .isEqualTo(RoleName.TIMESTAMP);
    }

    @Test
    void every_kind_of_key_signs() {
        List<TestKey> keys = List.of(
                TestKey.ecdsa("secp384r1"),
                TestKey.ecdsa("secp521r1"),
                TestKey.ed25519(),
                TestKey.rsa(2048),
                TestKey.rsa(2048).signingBy("rsapkcs1v15"),
                TestCertificate.named("someone").over(TestKey.rsa(2048)),
                TestCertificate.named("a CA signs for delegations")
                        .asAuthority()
                        .over(TestKey.ecdsa()));
        for (TestKey key : keys) {
            repository.withKeys("targets", key).publish();
            assertThat(client.refresh(repository.source())
                            .targets(RoleName.TARGETS)
                            .orElseThrow()
                            .signers())
                    .extracting(signer -> signer.id())
                    .containsExactly(key.id());
        }
    }

    @Test
    void a_python_key_in_pem_signs_by_its_own_method() {
        TestKey der = TestKey.rsa(2048).signingBy("pycrypto-pkcs#1 pss");
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(der.pair().getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        repository
                .withKeys("targets", der.as("rsa", pem.getBytes(StandardCharsets.US_ASCII)))
                .publish();

        assertThat(client.refresh(repository.source()).targets(RoleName.TARGETS))
                .isPresent();
    }

    @Test
    void a_short_rsa_key_does_not_count() {
        repository.withKeys("targets", TestKey.rsa(1024)).publish();

        assertThat(client.refused(SignatureException.class, repository.source()).found())
                .contains("of a kind that cannot be used");
    }

    @Test
    void a_key_under_an_id_that_is_not_its_own_refuses_the_file() {
        repository.publish();
        String id = repository.keys("targets").get(0).id().value();
        repository
                .touch("root")
                .editSigned("root", JsonEdit.at("keys", id, "keyval", "public").string("AAAA"))
                .publish();

        assertThat(Client.of(repository)
                        .refused(InvalidMetadataException.class, repository.source())
                        .why())
                .contains("an id that is not its own");
    }
}
