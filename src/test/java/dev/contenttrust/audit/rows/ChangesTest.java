package dev.contenttrust.audit.rows;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.audit.Audits;
import dev.contenttrust.audit.RepositoryAudit;
import dev.contenttrust.audit.rows.Change.Kind;
import dev.contenttrust.tuf.TestRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
    @TempDir
    Path home;

    private final TestRepository repository = aRepository(Audits.GUN)
            .withTag("1.0")
            .withTag("2.0")
            .withDelegation("targets/alice")
            .withTag("targets/alice", "a");

    private List<Change> after(Consumer<TestRepository> deed) {
        RepositoryAudit before = Audits.in(home).of(repository);
        deed.accept(repository);
        return Changes.between(Optional.of(before), Audits.in(home).of(repository));
    }

    @Test
    void what_is_as_before_is_not_told() {
        assertThat(after(same -> same.touch("targets"))).isEmpty();
    }

    @Test
    void what_was_never_audited_is_new() {
        RepositoryAudit audit = Audits.in(home).of(repository);
        assertThat(Changes.between(Optional.empty(), audit))
                .extracting(Change::kind)
                .containsExactly(Kind.NEW_REPOSITORY);
    }

    @Test
    void a_tag_that_is_gone_and_one_that_is_new_are_told() {
        assertThat(after(it -> it.withoutTag("targets", "1.0").withTag("3.0")))
                .extracting(change -> change.kind() + " " + change.tag().orElse(""))
                .containsExactlyInAnyOrder("REMOVED_TAG 1.0", "NEW_TAG 3.0");
    }

    @Test
    void another_digest_is_told() {
        Digest other = Digest.sha256("other".getBytes(StandardCharsets.UTF_8));
        List<Change> changes = after(it -> it.withTag("targets", "1.0", other, 5));
        assertThat(changes).extracting(Change::kind).containsExactly(Kind.DIGEST_MOVED);
        assertThat(changes.get(0).after()).isEqualTo(other.toString());
    }

    @Test
    void a_key_that_was_rotated_is_told_with_both() {
        List<Change> changes = after(it -> it.rotate("targets"));
        assertThat(changes).extracting(Change::kind).containsExactly(Kind.KEY_ROTATED);
        assertThat(changes.get(0).before())
                .startsWith("targets: 1 of ")
                .isNotEqualTo(changes.get(0).after());
    }

    @Test
    void a_new_signer_is_told() {
        assertThat(after(it -> it.withDelegation("targets/bob").withTag("targets/bob", "b")))
                .extracting(change -> change.kind() + " " + change.after())
                .contains("NEW_SIGNER targets/bob");
    }

    @Test
    void a_signer_who_signs_the_same_digest_besides_is_told() {
        byte[] manifest = "manifest of targets 1.0".getBytes(StandardCharsets.UTF_8);
        assertThat(after(it -> it.withTag("targets/alice", "1.0", Digest.sha256(manifest), manifest.length)))
                .extracting(change -> change.kind() + " " + change.tag().orElse("") + " " + change.after())
                .containsExactly("NEW_SIGNER 1.0 targets/alice");
    }

    @Test
    void another_verdict_is_told_and_what_cannot_be_seen_is_not_taken_for_removed() {
        List<Change> changes = after(it -> it.expiring("targets", "2026-01-01T00:00:00Z"));
        assertThat(changes).extracting(Change::kind).containsExactly(Kind.VERDICT_CHANGED);
        assertThat(changes.get(0).after()).isEqualTo("expired");
    }
}
