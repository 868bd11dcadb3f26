package dev.contenttrust.notary;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.Digest.Algorithm;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedRepositoryTest {
    private static final String GUN = "registry.example.com/demo/app";
    private static final Digest ONE = digest("one");
    private static final Digest TWO = digest("two");
    private static final RoleName RELEASES = new RoleName("targets/releases");
    private static final RoleName ALICE = new RoleName("targets/alice");

    private static Digest digest(String text) {
        return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> rows(TestRepository repository, String... roles) {
        List<RoleName> asked = Arrays.stream(roles).map(RoleName::new).toList();
        return Repositories.read(repository.publish()).tags(asked).stream()
                .map(tag -> tag.tag() + " " + (tag.digest().equals(ONE) ? "one" : "two") + " " + tag.role())
                .toList();
    }

    @Test
    void targets_shadows_its_delegations() {
        TestRepository repository = aRepository(GUN)
                .withTag("targets", "v1", ONE, 1)
                .withDelegation("targets/releases")
                .withTag("targets/releases", "v1", TWO, 1)
                .withTag("targets/releases", "v2", TWO, 1);
        assertThat(rows(repository)).containsExactly("v1 one targets", "v2 two targets/releases");
    }

    @Test
    void earlier_delegations_shadow_later_ones_and_those_below_them() {
        TestRepository repository = aRepository(GUN)
                .withDelegation("targets/a")
                .withDelegation("targets/releases")
                .withDelegation("targets/a/b")
                .withTag("targets/a/b", "v1", ONE, 1)
                .withTag("targets/releases", "v1", TWO, 1)
                .withTag("targets/a", "v2", ONE, 1)
                .withTag("targets/releases", "v2", TWO, 1);
        assertThat(rows(repository)).containsExactly("v1 two targets/releases", "v2 one targets/a");
    }

    @Test
    void roles_count_in_the_order_in_which_they_are_asked_for() {
        TestRepository repository = aRepository(GUN)
                .withTag("targets", "v1", ONE, 1)
                .withDelegation("targets/a")
                .withDelegation("targets/a/b")
                .withTag("targets/a/b", "v1", TWO, 1)
                .withTag("targets/a", "v1", ONE, 1)
                .withTag("targets/a/b", "v2", TWO, 1);
        assertThat(rows(repository, "targets/a")).containsExactly("v1 one targets/a", "v2 two targets/a/b");
        assertThat(rows(repository, "targets/a/b")).containsExactly("v1 two targets/a/b", "v2 two targets/a/b");
        assertThat(rows(repository, "targets/a/b", "targets"))
                .containsExactly("v1 two targets/a/b", "v2 two targets/a/b");
        assertThat(rows(repository, "targets", "targets/a")).containsExactly("v1 one targets", "v2 two targets/a/b");
        assertThat(rows(repository, "targets/nobody")).isEmpty();
        assertThat(rows(repository, "root", "snapshot")).isEmpty();
    }

    @Test
    void tags_are_sorted_by_their_bytes() {
        TestRepository repository = aRepository(GUN);
        for (String tag : List.of("zed", "9", "10", "Zed", "\uD83D\uDE00", "\uFB01")) {
            repository.withTag("targets", tag, ONE, 1);
        }
        assertThat(Repositories.read(repository.publish()).tags(List.of()))
                .extracting(SignedTag::tag)
                .containsExactly("10", "9", "Zed", "zed", "\uFB01", "\uD83D\uDE00");
    }

    @Test
    void a_thousand_tags_are_all_there() {
        TestRepository repository = aRepository(GUN);
        for (int n = 0; n < 1000; n++) {
            repository.withTag("targets", "v" + n, ONE, n);
        }
        assertThat(Repositories.read(repository.publish()).tags(List.of())).hasSize(1000);
    }

    @Test
    void a_delegation_signs_only_under_its_paths() {
        TestRepository repository = aRepository(GUN)
                .withDelegation("targets/ci", List.of("rel-"), TestKey.ecdsa())
                .withTag("targets/ci", "rel-1", ONE, 1)
                .withTag("targets/ci", "main-1", ONE, 1);
        assertThat(rows(repository)).containsExactly("rel-1 one targets/ci");
        assertThat(Repositories.read(repository).signedBy(new RoleName("targets/ci"), "main-1"))
                .isEmpty();
    }

    @Test
    void docker_looks_in_releases_then_in_targets_and_nowhere_else() {
        SignedRepository repository = Repositories.read(aRepository(GUN)
                .withTag("targets", "v1", ONE, 1)
                .withTag("targets", "v2", ONE, 1)
                .withDelegation("targets/releases")
                .withDelegation("targets/alice")
                .withTag("targets/releases", "v1", TWO, 2)
                .withTag("targets/alice", "v3", ONE, 1)
                .publish());
        assertThat(repository.released("v1")).contains(new SignedTag(Gun.parse(GUN), "v1", TWO, 2, RELEASES));
        assertThat(repository.released("v2")).map(SignedTag::role).contains(RoleName.TARGETS);
        assertThat(repository.released("v3")).isEmpty();
        assertThat(repository.released()).extracting(SignedTag::tag).containsExactly("v1", "v2");
        assertThat(repository.released()).extracting(SignedTag::digest).containsExactly(TWO, ONE);
    }

    @Test
    void signers_are_all_who_sign_the_same_digest() {
        SignedRepository repository = Repositories.read(aRepository(GUN)
                .withTag("targets", "v1", ONE, 1)
                .withDelegation("targets/releases")
                .withDelegation("targets/alice")
                .withTag("targets/releases", "v1", TWO, 1)
                .withTag("targets/alice", "v1", TWO, 1)
                .publish());
        assertThat(repository.signers(repository.released("v1").orElseThrow())).containsExactly(RELEASES, ALICE);
        assertThat(repository.signers(
                        repository.signedBy(RoleName.TARGETS, "v1").orElseThrow()))
                .containsExactly(RoleName.TARGETS);
    }

    @Test
    void every_opinion_about_a_disputed_tag_is_told() {
        SignedRepository repository = Repositories.read(aRepository(GUN)
                .withTag("targets", "v1", ONE, 1)
                .withTag("targets", "v2", ONE, 1)
                .withDelegation("targets/releases")
                .withDelegation("targets/alice")
                .withTag("targets/releases", "v1", TWO, 1)
                .withTag("targets/alice", "v1", ONE, 1)
                .withTag("targets/alice", "v2", ONE, 1)
                .publish());
        assertThat(repository.disagreements()).singleElement().satisfies(disagreement -> {
            assertThat(disagreement.tag()).isEqualTo("v1");
            assertThat(disagreement.opinions())
                    .extracting(SignedTag::role)
                    .containsExactly(RoleName.TARGETS, RELEASES, ALICE);
        });
    }

    @Test
    void a_dropped_role_has_no_word() {
        TestRepository repository = aRepository(GUN)
                .withTag("targets", "v1", ONE, 1)
                .withDelegation("targets/releases")
                .withTag("targets/releases", "v1", TWO, 1)
                .expiring("targets/releases", "2020-01-01T00:00:00Z");
        SignedRepository read = Repositories.read(repository.publish());
        assertThat(read.released("v1")).map(SignedTag::digest).contains(ONE);
        assertThat(read.disagreements()).isEmpty();
        assertThat(read.state().dropped()).containsOnlyKeys(RELEASES);
    }

    @Test
    void a_tag_signed_with_sha512_alone_keeps_that_digest() {
        byte[] manifest = "manifest".getBytes(StandardCharsets.UTF_8);
        Digest sha512 = Digest.of(Algorithm.SHA512, manifest);
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha512.hex()));
        SignedRepository repository = Repositories.read(aRepository(GUN)
                .target(
                        "targets",
                        "v1",
                        JsonBuilder.object()
                                .put("length", 8)
                                .put(
                                        "hashes",
                                        JsonBuilder.object()
                                                .put("sha512", base64)
                                                .build())
                                .build())
                .publish());
        assertThat(repository.released("v1")).map(SignedTag::digest).contains(sha512);
    }
}
