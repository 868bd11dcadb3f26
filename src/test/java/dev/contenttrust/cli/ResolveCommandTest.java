package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolveCommandTest {
    private static final Digest ONE = Digest.sha256("one".getBytes(StandardCharsets.UTF_8));
    private static final Digest TWO = Digest.sha256("two".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path directory;

    private Demo demo;

    @BeforeEach
    void build() {
        demo = new Demo(directory);
    }

    private static TestRepository signedByAlice() {
        return Demo.repository()
                .withTag("targets", "1.0", ONE, 3)
                .withTag("targets", "2.0", TWO, 3)
                .withDelegation("targets/alice")
                .withTag("targets/alice", "1.0", ONE, 3)
                .withTag("targets/alice", "2.0", ONE, 3);
    }

    @Test
    void a_tag_becomes_a_name_with_a_digest_and_nothing_else() {
        Run run = demo.publish(signedByAlice()).trust("resolve", Demo.GUN + ":1.0");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).isEqualTo(Demo.GUN + "@" + ONE + "\n");
    }

    @Test
    void names_are_printed_as_docker_shortens_them() {
        TestRepository official =
                TestRepository.aRepository("docker.io/library/alpine").withTag("targets", "latest", ONE, 3);
        assertThat(demo.publish(official).trust("resolve", "alpine").out()).isEqualTo("alpine@" + ONE + "\n");
    }

    @Test
    void a_digest_beside_the_tag_must_be_the_signed_one() {
        Demo.Surroundings here = demo.publish(signedByAlice());
        assertThat(here.trust("resolve", Demo.GUN + ":1.0@" + ONE).code()).isEqualTo(ExitCode.OK);
        Run other = here.trust("resolve", Demo.GUN + ":1.0@" + TWO);
        assertThat(other.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(other.err()).contains(ONE.toString(), TWO.toString());
    }

    @Test
    void a_digest_alone_must_be_that_of_a_released_tag() {
        Demo.Surroundings here = demo.publish(signedByAlice());
        assertThat(here.trust("resolve", Demo.GUN + "@" + TWO).out()).isEqualTo(Demo.GUN + "@" + TWO + "\n");
        assertThat(here.trust("resolve", Demo.GUN + "@" + Digest.sha256(new byte[0]))
                        .code())
                .isEqualTo(ExitCode.NOT_SIGNED);
    }

    @Test
    void a_tag_that_is_not_there_and_a_repository_that_is_not_there_are_not_signed() {
        Demo.Surroundings here = demo.publish(signedByAlice());
        assertThat(here.trust("resolve", Demo.GUN + ":9").code()).isEqualTo(ExitCode.NOT_SIGNED);
        assertThat(here.trust("resolve", "registry.example.com/nosuch:1").code())
                .isEqualTo(ExitCode.NOT_SIGNED);
    }

    @Test
    void a_signer_that_is_demanded_must_have_signed_that_digest() {
        Demo.Surroundings here = demo.publish(signedByAlice());
        assertThat(here.trust("resolve", "--signer", "alice", Demo.GUN + ":1.0").code())
                .isEqualTo(ExitCode.OK);
        assertThat(here.trust("resolve", "--signer", "targets/alice", Demo.GUN + ":1.0")
                        .code())
                .isEqualTo(ExitCode.OK);
        assertThat(here.trust("resolve", "--signer", "bob", Demo.GUN + ":1.0").code())
                .isEqualTo(ExitCode.NOT_SIGNED);
        assertThat(here.trust("resolve", "--signer", "alice", Demo.GUN + ":2.0").code())
                .isEqualTo(ExitCode.VERIFICATION_FAILED);
    }

    @Test
    void a_key_that_is_demanded_must_be_among_the_signers() {
        TestRepository repository = signedByAlice();
        Demo.Surroundings here = demo.publish(repository);
        String alice = repository.keys("targets/alice").get(0).id().value();
        String root = repository.keys("root").get(0).id().value();
        assertThat(here.trust("resolve", "--key", alice, Demo.GUN + ":1.0").code())
                .isEqualTo(ExitCode.OK);
        assertThat(here.trust("resolve", "--key", alice, "--signer", "targets", Demo.GUN + ":1.0")
                        .code())
                .isEqualTo(ExitCode.NOT_SIGNED);
        assertThat(here.trust("resolve", "--key", root, Demo.GUN + ":1.0").code())
                .isEqualTo(ExitCode.NOT_SIGNED);
    }

    @Test
    void names_are_read_from_a_file_and_from_standard_input() throws IOException {
        Demo.Surroundings here = demo.publish(signedByAlice());
        String names = "# deployed\n\n  " + Demo.GUN + ":1.0  \n" + Demo.GUN + ":2.0\n";
        Path file = Files.writeString(directory.resolve("names"), names);
        String expected = Demo.GUN + "@" + ONE + "\n" + Demo.GUN + "@" + TWO + "\n";
        assertThat(here.trust("resolve", "-f", file.toString()).out()).isEqualTo(expected);
        assertThat(here.typing(names).trust("resolve", "-f", "-").out()).isEqualTo(expected);
        assertThat(here.typing("\uFEFF" + names.replace("\n", "\r\n"))
                        .trust("resolve", "-f", "-")
                        .out())
                .isEqualTo(expected);
        assertThat(here.typing("# nothing\n").trust("resolve", "-f", "-").code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void of_several_each_tells_its_own_cause_and_the_worst_is_the_end() {
        Demo.Surroundings here = demo.publish(signedByAlice());
        Run run = here.trust(
                "resolve",
                "--format",
                "json",
                Demo.GUN + ":1.0",
                Demo.GUN + ":9",
                Demo.GUN + ":1.0@" + TWO,
                Demo.GUN + ":2.0");
        assertThat(run.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(Schemas.objections(run.out())).isEmpty();
        assertThat(run.out()).contains("\"exitCode\": 3", "\"exitCode\": 4", ONE.toString(), TWO.toString());
        Run broken = here.trust("resolve", Demo.GUN + ":1.0@" + TWO, "registry.example.com/UPPER", Demo.GUN + ":1.0");
        assertThat(broken.code()).isEqualTo(ExitCode.USAGE);
        assertThat(broken.out()).isEqualTo(Demo.GUN + "@" + ONE + "\n");
    }

    @Test
    void what_only_an_expired_delegation_signs_is_expired_not_unsigned() {
        Demo.Surroundings here = demo.publish(Demo.repository()
                .withTag("targets", "1.0", ONE, 3)
                .withDelegation("targets/releases")
                .withTag("targets/releases", "2.0", TWO, 3)
                .expiring("targets/releases", "2026-01-01T00:00:00Z"));
        assertThat(here.trust("resolve", Demo.GUN + ":2.0").code()).isEqualTo(ExitCode.EXPIRED);
        assertThat(here.trust("resolve", Demo.GUN + "@" + TWO).code()).isEqualTo(ExitCode.EXPIRED);
        assertThat(here.trust("resolve", Demo.GUN + ":1.0").code()).isEqualTo(ExitCode.OK);
        assertThat(here.trust("resolve", Demo.GUN + ":3.0").code()).isEqualTo(ExitCode.NOT_SIGNED);
    }

    @Test
    void an_expired_delegation_that_signs_the_tag_too_is_not_passed_over() {
        Demo.Surroundings here = demo.publish(Demo.repository()
                .withTag("targets", "1.0", ONE, 3)
                .withDelegation("targets/releases")
                .withTag("targets/releases", "1.0", TWO, 3)
                .expiring("targets/releases", "2026-01-01T00:00:00Z"));
        assertThat(here.trust("resolve", Demo.GUN + ":1.0").code()).isEqualTo(ExitCode.EXPIRED);
    }

    @Test
    void as_of_takes_that_instant_and_says_so() {
        Demo.Surroundings here = demo.publish(signedByAlice()).at("2040-01-01T00:00:00Z");
        assertThat(here.trust("resolve", Demo.GUN + ":1.0").code()).isEqualTo(ExitCode.EXPIRED);
        Run text = here.trust("resolve", "--quiet", "--as-of", "2026-06-01", Demo.GUN + ":1.0");
        assertThat(text.code()).isEqualTo(ExitCode.OK);
        assertThat(text.out()).isEqualTo(Demo.GUN + "@" + ONE + "\n");
        assertThat(text.err()).contains("as of 2026-06-01T00:00:00Z");
        Run json = here.trust("resolve", "--format", "json", "--as-of", "2026-06-01", Demo.GUN + ":1.0");
        assertThat(json.out()).contains("\"asOf\": \"2026-06-01T00:00:00Z\"");
        assertThat(Schemas.objections(json.out())).isEmpty();
    }

    @Test
    void as_of_stores_nothing() {
        Demo.Surroundings here = demo.publish(signedByAlice());
        for (String command : List.of("resolve", "list", "inspect")) {
            assertThat(here.trust(
                                    command,
                                    "--as-of",
                                    "2026-06-01",
                                    Demo.GUN + (command.equals("resolve") ? ":1.0" : ""))
                            .err())
                    .doesNotContain("trust: ");
            assertThat(directory.resolve("home")).doesNotExist();
        }
        here.trust("list", Demo.GUN);
        assertThat(directory.resolve("home")).exists();
    }

    @Test
    void offline_judges_what_is_stored_and_says_since_when() {
        Demo.Surroundings here = demo.publish(signedByAlice());
        assertThat(here.trust("resolve", "--offline", Demo.GUN + ":1.0").code()).isNotEqualTo(ExitCode.OK);
        here.trust("resolve", Demo.GUN + ":1.0");
        Run later = here.at("2026-06-05T12:00:00Z").trust("resolve", "--offline", Demo.GUN + ":1.0");
        assertThat(later.out()).isEqualTo(Demo.GUN + "@" + ONE + "\n");
        assertThat(later.err()).contains("not refreshed since 2026-06-01T12:00:00Z (4 days ago");
        Demo.Surroundings muchLater = here.at("2030-03-01T00:00:00Z");
        assertThat(muchLater.trust("resolve", "--offline", Demo.GUN + ":1.0").code())
                .isEqualTo(ExitCode.EXPIRED);
        assertThat(muchLater
                        .trust("resolve", "--offline", "--max-stale", "90d", Demo.GUN + ":1.0")
                        .code())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void names_of_several_files_are_all_judged() throws IOException {
        Path unsigned = Files.writeString(directory.resolve("unsigned"), Demo.GUN + ":9\n");
        Path signed = Files.writeString(directory.resolve("signed"), Demo.GUN + ":1.0\n");

        Run run = demo.publish(signedByAlice())
                .trust("resolve", "-f", unsigned.toString(), "-f", signed.toString(), Demo.GUN + ":2.0");

        assertThat(run.code()).isEqualTo(ExitCode.NOT_SIGNED);
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.err()).contains(Demo.GUN + ":9");
    }

    @Test
    void offline_with_nothing_stored_there_is_no_verdict() {
        Run run = demo.publish(signedByAlice()).trust("resolve", "--offline", Demo.GUN + ":1.0");

        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(run.err()).contains("nobody was asked", "Run once without --offline.");
    }
}
