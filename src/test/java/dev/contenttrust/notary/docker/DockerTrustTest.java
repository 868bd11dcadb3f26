package dev.contenttrust.notary.docker;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.notary.Repositories;
import dev.contenttrust.notary.docker.DockerTrust.Holder;
import dev.contenttrust.notary.docker.DockerTrust.Row;
import dev.contenttrust.tuf.TestCertificate;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules as {@code docker trust inspect} 28 was seen to apply them. */
class DockerTrustTest {
    private static final String GUN = "registry.example.com/demo/app";
    private static final Digest ONE = Digest.sha256("one".getBytes(StandardCharsets.UTF_8));
    private static final Digest TWO = Digest.sha256("two".getBytes(StandardCharsets.UTF_8));

    private static DockerTrust read(TestRepository repository) {
        return DockerTrust.of(Repositories.read(repository.publish()));
    }

    @Test
    void a_tag_that_no_delegate_agrees_with_is_the_administrators() {
        assertThat(read(aRepository(GUN).withTag("targets", "v1", ONE, 1)).tags())
                .containsExactly(new Row("v1", ONE, List.of("Repo Admin")));
    }

    @Test
    void the_signers_of_a_tag_are_the_delegates_that_sign_the_released_digest() {
        DockerTrust trust = read(aRepository(GUN)
                .withDelegation("targets/releases")
                .withDelegation("targets/alice")
                .withDelegation("targets/bob")
                .withDelegation("targets/bob/team")
                .withTag("targets/releases", "v1", ONE, 1)
                .withTag("targets/alice", "v1", ONE, 1)
                .withTag("targets/bob", "v1", TWO, 1)
                .withTag("targets/bob/team", "v1", ONE, 1));
        assertThat(trust.tags()).containsExactly(new Row("v1", ONE, List.of("alice", "bob/team")));
    }

    @Test
    void a_tag_that_only_a_delegate_signs_is_not_shown() {
        assertThat(read(aRepository(GUN).withDelegation("targets/alice").withTag("targets/alice", "v1", ONE, 1))
                        .tags())
                .isEmpty();
    }

    @Test
    void two_released_digests_are_two_rows_the_one_that_is_pulled_first() {
        DockerTrust trust = read(aRepository(GUN)
                .withTag("targets", "v1", ONE, 1)
                .withDelegation("targets/releases")
                .withTag("targets/releases", "v1", TWO, 1));
        assertThat(trust.tags()).extracting(Row::digest).containsExactly(TWO, ONE);
    }

    @Test
    void tags_are_in_natural_order() {
        DockerTrust trust = read(aRepository(GUN).withTag("v10").withTag("v9").withTag("V1"));
        assertThat(trust.tags()).extracting(Row::tag).containsExactly("V1", "v9", "v10");
    }

    @Test
    void signers_are_shown_with_canonical_ids_and_administrators_with_those_of_root_json() {
        TestKey alice = TestKey.ecdsa();
        TestRepository repository = aRepository(GUN)
                .withDelegation("targets/releases")
                .withDelegation(
                        "targets/alice",
                        List.of(""),
                        TestCertificate.named("alice").over(alice));
        DockerTrust trust = read(repository);
        assertThat(trust.signers()).containsExactly(new Holder("alice", List.of(alice.id())));
        assertThat(trust.administrators())
                .containsExactly(
                        new Holder(
                                "Root", List.of(repository.keys("root").get(0).id())),
                        new Holder(
                                "Repository",
                                List.of(repository.keys("targets").get(0).id())));
    }

    @Test
    void who_can_sign_is_shown_though_he_never_did() {
        DockerTrust trust = read(aRepository(GUN).withUnsignedDelegation("targets/alice", TestKey.ecdsa()));
        assertThat(trust.signers()).extracting(Holder::name).containsExactly("alice");
    }

    @Test
    void signers_are_shown_from_the_last_by_name_to_the_first() {
        DockerTrust trust = read(aRepository(GUN)
                .withDelegation("targets/a")
                .withDelegation("targets/s10")
                .withDelegation("targets/s9")
                .withDelegation("targets/a/c"));
        assertThat(trust.signers()).extracting(Holder::name).containsExactly("s9", "s10", "a/c", "a");
    }
}
