package dev.contenttrust.lint.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.contenttrust.Digest;
import dev.contenttrust.ShippedMirror;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.notary.SignaturePolicy.Wish;
import dev.contenttrust.notary.TestMirror;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import dev.contenttrust.updater.RefreshPolicy;
import dev.contenttrust.updater.source.MirrorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureCheckTest {
    private static final String APP = "registry.example.com/demo/app";
    private static final Digest ONE = Digest.sha256("one".getBytes(StandardCharsets.UTF_8));
    private static final Digest TWO = Digest.sha256("two".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path directory;

    private static TestRepository app() {
        return TestRepository.aRepository(APP).withTag("targets", "1.0", ONE, 3).withTag("targets", "2.0", TWO, 3);
    }

    private Tree tree(TestRepository... repositories) {
        for (TestRepository repository : repositories) {
            repository.publish();
        }
        return new Tree(directory.resolve("home"), TestMirror.write(directory.resolve("mirror"), repositories));
    }

    private Tree closed() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Tree(directory.resolve("home"), "http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    @Test
    void what_is_signed_is_counted_and_nothing_else_is_said() {
        Tree.Result result = tree(app())
                .compose(APP + ":1.0", APP + ":1.0@" + ONE, APP + "@" + TWO)
                .check();
        assertThat(result.lines()).isEmpty();
        assertThat(result.counts()).isEqualTo("3 signed, 0 refused, 0 not asked, 0 unknown, 0 unchecked");
        assertThat(result.summary().signed())
                .extracting(use -> use.image().signed().tag())
                .containsExactly("1.0", "1.0", "2.0");
    }

    @Test
    void another_digest_than_the_signed_one_is_told_with_both_and_the_role() {
        Tree.Result result = tree(app()).compose(APP + ":1.0@" + TWO).check();
        assertThat(result.lines())
                .singleElement()
                .asString()
                .startsWith("TR109 error 3: ")
                .contains(APP + ":1.0", "expected " + TWO, "targets signed " + ONE, "signed for the tag 2.0");
        assertThat(result.summary().refused()).isOne();
    }

    @Test
    void releases_is_whose_word_counts_where_it_has_one() {
        TestRepository repository = app().withDelegation("targets/releases").withTag("targets/releases", "1.0", TWO, 3);
        Tree.Result result = tree(repository)
                .compose(APP + ":1.0@" + TWO, APP + ":1.0@" + ONE)
                .check();
        assertThat(result.lines())
                .singleElement()
                .asString()
                .startsWith("TR109 error 5: ")
                .contains("targets/releases signed " + TWO);
    }

    @Test
    void a_tag_that_nobody_signed_is_an_error_at_its_place() {
        Tree.Result result = tree(app()).compose(APP + ":1.0", APP + ":9.9").check();
        assertThat(result.lines())
                .containsExactly("TR110 error 5: " + APP
                        + ":9.9 is not signed: the repository signs other tags, but not this one");
    }

    @Test
    void a_tag_that_only_a_delegation_signs_is_not_one_that_engines_would_take() {
        Tree.Result result = tree(app().withDelegation("targets/alice").withTag("targets/alice", "3.0", ONE, 3))
                .compose(APP + ":3.0")
                .check();
        assertThat(result.lines())
                .singleElement()
                .asString()
                .startsWith("TR110 error 3: ")
                .contains("targets/alice");
    }

    @Test
    void a_digest_that_is_no_tags_is_not_signed() {
        Digest other = Digest.sha256("other".getBytes(StandardCharsets.UTF_8));
        assertThat(tree(app()).compose(APP + "@" + other).check().lines())
                .singleElement()
                .asString()
                .startsWith("TR110 error 3: no released tag of " + APP + " has the digest " + other);
    }

    @Test
    void a_signer_who_is_demanded_must_have_signed() {
        TestRepository repository = app().withDelegation("targets/alice").withTag("targets/alice", "1.0", ONE, 3);
        assertThat(tree(repository)
                        .signedBy("alice")
                        .compose(APP + ":1.0", APP + ":2.0")
                        .check()
                        .lines())
                .singleElement()
                .asString()
                .startsWith("TR110 error 5: ")
                .contains("not signed by targets/alice");
    }

    @Test
    void expired_trust_data_is_an_error_that_says_since_when() {
        Tree.Result result = tree(app().expiring("targets", "2026-05-01T00:00:00Z"))
                .compose(APP + ":1.0")
                .check();
        assertThat(result.lines())
                .singleElement()
                .asString()
                .startsWith("TR111 error 3: ")
                .contains("2026-05-01T00:00:00Z");
        assertThat(result.fixes()).isEmpty();
    }

    @Test
    void what_the_publisher_must_renew_within_a_month_is_a_warning() {
        Tree.Result result = tree(app().expiring("targets", "2026-06-20T00:00:00Z"))
                .compose(APP + ":1.0")
                .check();
        assertThat(result.lines())
                .containsExactly("TR111 warning 3: what targets signed for " + APP
                        + ":1.0 holds until 2026-06-20T00:00:00Z only: then targets expires");
        assertThat(result.summary().signed()).hasSize(1);
    }

    @Test
    void what_servers_renew_by_themselves_is_no_reason_to_warn() {
        Tree.Result result = tree(app().expiring("timestamp", "2026-06-02T00:00:00Z")
                        .expiring("snapshot", "2026-06-03T00:00:00Z"))
                .compose(APP + ":1.0")
                .check();
        assertThat(result.lines()).isEmpty();
    }

    @Test
    void a_delegation_that_expired_and_may_have_held_the_tag_is_told_as_such() {
        TestRepository repository = app().withDelegation("targets/releases")
                .withTag("targets/releases", "1.0", TWO, 3)
                .expiring("targets/releases", "2026-05-01T00:00:00Z");
        assertThat(tree(repository).compose(APP + ":1.0").check().lines())
                .singleElement()
                .asString()
                .startsWith("TR111 error 3: ")
                .contains("targets/releases");
    }

    @Test
    void what_passes_as_stale_only_is_a_warning_and_is_not_pinned() {
        TestRepository repository = app().expiring("timestamp", "2026-06-10T00:00:00Z");
        tree(repository).compose(APP + ":1.0").check();
        Duration month = Duration.ofDays(30);
        Tree.Result later = new Tree(directory.resolve("home"), "dir:" + directory.resolve("mirror"))
                .refreshing(new RefreshPolicy(TestRepository.TODAY.plus(month), false, true, Optional.of(month)))
                .compose(APP + ":1.0")
                .check();
        assertThat(later.lines())
                .singleElement()
                .asString()
                .startsWith("TR111 warning 3: ")
                .contains("2026-06-10T00:00:00Z");
        assertThat(later.fixes()).isEmpty();
    }

    @Test
    void keys_that_may_not_sign_sign_nothing() {
        Tree.Result result = tree(app().signedBy("targets", TestKey.ecdsa()))
                .compose(APP + ":1.0", APP + ":1.0@" + ONE)
                .check();
        assertThat(result.lines()).hasSize(2).allMatch(line -> line.startsWith("TR110 error "));
        assertThat(result.summary().signed()).isEmpty();
        assertThat(result.fixes()).isEmpty();
    }

    @Test
    void a_mirror_that_was_tampered_with_signs_nothing() throws IOException {
        Tree tree = tree(app());
        Path tuf = directory.resolve("mirror/tuf").resolve(APP);
        try (Stream<Path> files = Files.list(tuf)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("targets."))
                    .toList()) {
                String text = Files.readString(file);
                Files.writeString(file, text.replace("1.0", "9.9"));
            }
        }
        Tree.Result result = tree.compose(APP + ":1.0", APP + ":9.9").check();
        assertThat(result.lines()).hasSize(2).allMatch(line -> line.startsWith("TR110 error "));
        assertThat(result.summary().signed()).isEmpty();
    }

    @Test
    void what_a_mirror_lacks_could_not_be_checked_and_is_told_once_a_registry() {
        Tree.Result result = tree(app())
                .compose("alpine:3.20", "nginx:1.27.2", "ghcr.io/team/app:1", APP + ":1.0")
                .check();
        assertThat(result.lines()).isEmpty();
        assertThat(result.summary().signed()).hasSize(1);
        assertThat(result.summary().unchecked())
                .extracting(Unchecked::registry, Unchecked::images)
                .containsExactly(tuple("docker.io", 2), tuple("ghcr.io", 1));
        assertThat(result.summary().unchecked().get(0).why()).contains("docker.io/library/alpine");
    }

    @Test
    void a_server_that_is_not_there_is_told_once() throws IOException {
        Tree.Result result = closed().compose(APP + ":1.0", APP + ":2.0", "registry.example.com/demo/other:1")
                .check();
        assertThat(result.lines()).isEmpty();
        assertThat(result.fixes()).isEmpty();
        assertThat(result.summary().unchecked())
                .singleElement()
                .satisfies(unchecked -> assertThat(unchecked.images()).isEqualTo(3))
                .satisfies(unchecked -> assertThat(unchecked.why()).contains("127.0.0.1"));
    }

    @Test
    void where_signatures_are_required_silence_is_an_error_at_the_line() throws IOException {
        Tree.Result result = closed().wishing(Map.of("registry.example.com", Wish.REQUIRED))
                .compose(APP + ":1.0", "alpine:3.20")
                .check();
        assertThat(result.lines()).singleElement().asString().startsWith("TR110 error 3: ");
        assertThat(result.summary().unchecked()).extracting(Unchecked::registry).containsExactly("docker.io");
    }

    @Test
    void where_signatures_are_preferred_their_lack_is_a_note() throws IOException {
        Map<String, Wish> wishes = Map.of("registry.example.com/demo/", Wish.PREFERRED);
        Tree.Result silent = closed().wishing(wishes).compose(APP + ":1.0").check();
        assertThat(silent.lines()).singleElement().asString().startsWith("TR110 note 3: ");
        assertThat(silent.summary().unchecked()).isEmpty();
        Tree.Result unsigned =
                tree(app()).wishing(wishes).compose(APP + ":9.9", APP + ":1.0").check();
        assertThat(unsigned.lines()).singleElement().asString().startsWith("TR110 note 3: ");
    }

    @Test
    void a_false_signature_is_an_error_however_little_is_wished() {
        Tree.Result result = tree(app().signedBy("targets", TestKey.ecdsa()))
                .wishing(Map.of("*", Wish.PREFERRED))
                .compose(APP + ":1.0")
                .check();
        assertThat(result.lines()).singleElement().asString().startsWith("TR110 error 3: ");
    }

    @Test
    void another_digest_is_an_error_however_little_is_wished() {
        Tree.Result other = tree(app())
                .wishing(Map.of("*", Wish.PREFERRED))
                .compose(APP + ":1.0@" + TWO)
                .check();
        assertThat(other.lines()).singleElement().asString().startsWith("TR109 error 3: ");
    }

    @Test
    void where_nobody_is_to_be_asked_nobody_is() throws IOException {
        Tree.Result result = closed().wishing(Map.of("*", Wish.NONE))
                .compose(APP + ":1.0", "alpine:3.20")
                .check();
        assertThat(result.lines()).isEmpty();
        assertThat(result.counts()).isEqualTo("0 signed, 0 refused, 2 not asked, 0 unknown, 0 unchecked");
    }

    @Test
    void a_name_that_cannot_be_known_is_counted_as_such() {
        Tree.Result result =
                tree(app()).compose("${REGISTRY}/app:1.0", APP + ":${TAG:-1.0}").check();
        assertThat(result.counts()).isEqualTo("1 signed, 0 refused, 0 not asked, 1 unknown, 0 unchecked");
    }

    @Test
    void a_name_that_is_none_is_told_so_and_not_looked_up() {
        Tree.Result result =
                tree(app()).compose("registry.example.com/Demo/App:1.0").check();
        assertThat(result.counts()).isEqualTo("0 signed, 0 refused, 0 not asked, 1 unknown, 0 unchecked");
        assertThat(result.summary().complete()).isFalse();
        assertThat(result.files().get(0).inOrder())
                .anySatisfy(finding -> assertThat(finding.message()).contains("is no name of an image"));
    }

    @Test
    void what_a_comment_takes_upon_itself_need_not_be_known() throws IOException {
        String text = "services:\n  a:\n    # trust ignore=TR110 built by hand\n    image: " + APP
                + ":1\n  b:\n    # trust ignore=TR104 set by the pipeline\n    image: ${BASE}\n";
        Tree.Result result = closed().file("compose.yaml", text).check();
        assertThat(result.counts()).isEqualTo("0 signed, 0 refused, 2 not asked, 0 unknown, 0 unchecked");
        assertThat(result.summary().complete()).isTrue();
    }

    @Test
    void a_mirror_that_is_none_ends_the_run() {
        Tree tree = new Tree(directory.resolve("home"), "dir:" + directory.resolve("nosuch"));
        assertThatExceptionOfType(MirrorException.class)
                .isThrownBy(() -> tree.compose(APP + ":1.0").check());
    }

    @Test
    void comments_and_settings_count_as_for_every_rule() {
        String text = "services:\n  a:\n    # trust ignore=TR110 a throw-away\n    image: " + APP + ":9.9\n";
        assertThat(tree(app()).file("compose.yaml", text).check().lines()).isEmpty();
        Policy off = new Policy(List.of(), Map.of(), Set.of(Rule.TR110));
        assertThat(tree(app()).under(off).compose(APP + ":9.9").check().lines()).isEmpty();
    }

    @Test
    void the_shipped_mirror_answers_as_of_its_day() {
        String hello = "registry.example.com/demo/hello";
        Tree.Result result = new Tree(directory.resolve("home"), "dir:trust-fixtures/mirror")
                .asOf(ShippedMirror.madeAt())
                .compose(hello + ":latest", hello + ":nosuch")
                .check();
        assertThat(result.lines()).singleElement().asString().startsWith("TR110 error 5: ");
        Tree.Result late = new Tree(directory.resolve("home"), "dir:trust-fixtures/mirror")
                .asOf("2036-11-24T00:21:56Z")
                .compose(hello + ":latest")
                .check();
        assertThat(late.lines()).singleElement().asString().startsWith("TR111 error 3: ");
    }
}
