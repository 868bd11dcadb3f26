package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.tuf.TestRepository;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {
    @TempDir
    Path directory;

    private Demo demo;

    @BeforeEach
    void build() {
        demo = new Demo(directory);
    }

    @Test
    void tags_are_listed_with_digest_size_and_role() {
        Run run = demo.publish(Demo.repository()
                        .withTag("1.0")
                        .withDelegation("targets/releases")
                        .withTag("targets/releases", "2.0"))
                .trust("list", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.out())
                .startsWith("NAME  DIGEST ")
                .containsPattern("\n1\\.0   [0-9a-f]{64}  \\d+ +targets\n")
                .containsPattern("\n2\\.0   [0-9a-f]{64}  \\d+ +targets/releases\n");
    }

    @Test
    void a_role_that_is_asked_for_is_listed_alone() {
        Run run = demo.publish(Demo.repository()
                        .withTag("1.0")
                        .withDelegation("targets/alice")
                        .withTag("targets/alice", "2.0"))
                .trust("list", "--role", "alice", Demo.GUN);
        assertThat(run.out()).contains("targets/alice").doesNotContain("\n1.0");
    }

    @Test
    void a_role_that_nobody_has_is_noted() {
        Run run = demo.publish(Demo.repository().withTag("1.0")).trust("list", "--role", "nobody", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).contains("no role targets/nobody signs in " + Demo.GUN);
    }

    @Test
    void where_roles_disagree_a_note_below_says_so() {
        Run run = demo.publish(Demo.repository()
                        .withTag("1.0")
                        .withDelegation("targets/releases")
                        .withTag("targets/releases", "1.0"))
                .trust("list", Demo.GUN);
        assertThat(run.out())
                .containsPattern("\n\nroles disagree about 1\\.0:\n")
                .containsPattern("\n  targets/releases  [0-9a-f]{64}  docker takes this one\n");
    }

    @Test
    void wide_adds_signers_and_expiry_in_words() {
        Run run = demo.publish(Demo.repository().withTag("1.0")).trust("list", "--wide", Demo.GUN);
        assertThat(run.out()).contains("SIGNERS", "EXPIRES").containsPattern("targets +targets +in 3 years, 2030-");
    }

    @Test
    void an_empty_repository_says_so() {
        Run run = demo.publish(Demo.repository()).trust("list", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).isEqualTo("no signed tags in " + Demo.GUN + "\n");
    }

    @Test
    void several_repositories_stand_under_their_names_in_the_order_given() {
        TestRepository other =
                TestRepository.aRepository("registry.example.com/demo/other").withTag("x");
        Run run = demo.publish(Demo.repository().withTag("1.0"), other)
                .trust("list", other.gun(), "registry.example.com/demo/nosuch", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.NOT_SIGNED);
        assertThat(run.out()).startsWith(other.gun() + ":\n").contains("\n\n" + Demo.GUN + ":\n");
        assertThat(run.err()).contains("registry.example.com/demo/nosuch is not signed");
    }

    @Test
    void a_thousand_tags_are_as_easy_as_one() {
        TestRepository repository = Demo.repository();
        IntStream.range(0, 1000).forEach(i -> repository.withTag("v" + i));
        Run run = demo.publish(repository).trust("list", Demo.GUN);
        assertThat(run.out().lines()).hasSize(1001);
    }

    @Test
    void what_a_signer_calls_a_tag_cannot_move_the_cursor() {
        Demo.Surroundings here = demo.publish(Demo.repository().withTag("evil\033[2J\u202etag\nx  y"));
        assertThat(here.trust("list", Demo.GUN).out())
                .doesNotContain("\033", "\u202e")
                .contains("evil");
        assertThat(here.trust("list", Demo.GUN).out().lines()).hasSize(2);
        assertThat(here.trust("list", "--format", "json", Demo.GUN).out())
                .doesNotContain("\033", "\u202e")
                .contains("\\u202e");
    }

    @Test
    void the_document_follows_its_schema() {
        Run run = demo.publish(Demo.repository()
                        .withTag("1.0")
                        .withDelegation("targets/releases")
                        .withTag("targets/releases", "1.0"))
                .trust("list", "--format", "json", Demo.GUN, "registry.example.com/demo/nosuch");
        assertThat(Schemas.objections(run.out())).isEmpty();
        assertThat(run.out()).contains("\"schema\": \"trust-list\"", "\"exitCode\": 3", "\"cause\": \"not-signed\"");
    }

    @Test
    void a_first_meeting_is_said_aloud_unless_quiet_is_asked_for() {
        Demo.Surroundings here = demo.publish(Demo.repository().withTag("1.0"));
        assertThat(here.trust("list", "--quiet", "--as-of", "2026-06-01", Demo.GUN)
                        .err())
                .isEmpty();
        assertThat(here.trust("list", Demo.GUN).err()).contains("trusted on first use");
        assertThat(here.trust("list", Demo.GUN).err()).isEmpty();
    }

    @Test
    void a_delegation_that_expired_is_reported() {
        Run run = demo.publish(Demo.repository()
                        .withTag("1.0")
                        .withDelegation("targets/releases")
                        .expiring("targets/releases", "2026-01-01T00:00:00Z"))
                .trust("list", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).contains("what targets/releases signs").contains("does not count");
    }
}
