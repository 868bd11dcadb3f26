package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    @TempDir
    Path directory;

    private Demo demo;

    @BeforeEach
    void build() {
        demo = new Demo(directory);
    }

    private static TestRepository signedByAlice() {
        return Demo.repository()
                .withTag("1.0")
                .withDelegation("targets/alice")
                .withUnsignedDelegation("targets/bob", TestKey.ecdsa())
                .withDelegation("targets/ci", List.of("rel-"), TestKey.rsa(2048));
    }

    @Test
    void it_shows_who_can_sign_with_which_keys_until_when() {
        TestRepository repository = signedByAlice();
        Run run = demo.publish(repository).trust("inspect", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("trusted on first use");
        assertThat(run.out()).containsPattern("\n  root +1 +1 of 1 +in 3 years, 2030-");
        assertThat(run.out()).containsPattern("\n  targets/bob +- +1 of 1 +has signed nothing\n");
        assertThat(run.out())
                .containsPattern(
                        "\n  alice +" + repository.keys("targets/alice").get(0).id());
        assertThat(run.out()).containsPattern("\n  ci .* RSA 2048 +names that start with rel-\n");
        assertThat(run.out())
                .containsPattern("\n  root +" + repository.keys("root").get(0).id());
        assertThat(run.out()).containsPattern("\n  1\\.0 +sha256:[0-9a-f]{64} +targets\n");
    }

    @Test
    void a_role_that_was_dropped_says_why() {
        Run run = demo.publish(signedByAlice().expiring("targets/alice", "2026-01-01T00:00:00Z"))
                .trust("inspect", Demo.GUN);
        assertThat(run.out()).containsPattern("\n  targets/alice +- +1 of 1 +dropped: .*expired");
    }

    @Test
    void a_pin_that_is_met_through_rotations_says_so() {
        TestRepository repository = Demo.repository().withTag("1.0").publish();
        String first = repository.keys("root").get(0).id().value();
        repository.rotate("root").publish().rotate("root");
        Run run = demo.publish(repository).trust("inspect", "--pin", Demo.GUN + "=" + first, Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("pinned through rotations 1 → 3");
    }

    @Test
    void one_tag_is_shown_alone_and_must_be_signed() {
        Demo.Surroundings here = demo.publish(Demo.repository().withTag("1.0").withTag("2.0"));
        assertThat(here.trust("inspect", Demo.GUN + ":2.0").out())
                .contains("\n  2.0 ")
                .doesNotContain("\n  1.0 ");
        assertThat(here.trust("inspect", Demo.GUN + ":3.0").code()).isEqualTo(ExitCode.NOT_SIGNED);
    }

    @Test
    void the_document_follows_its_schema() {
        Run run = demo.publish(signedByAlice().expiring("targets/alice", "2026-01-01T00:00:00Z"))
                .trust("inspect", "--format", "json", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(Schemas.objections(run.out())).isEmpty();
        assertThat(run.out()).contains("\"nothing-signed\"", "\"dropped\"");
    }

    @Test
    void docker_json_has_docker_s_members_in_its_order_and_indentation() {
        TestRepository repository =
                Demo.repository().withTag("v10").withTag("v9").withDelegation("targets/alice");
        Run run = demo.publish(repository).trust("inspect", "--format", "docker-json", Demo.GUN + ":v9");
        String root = repository.keys("root").get(0).id().value();
        assertThat(run.out()).isEqualTo("""
                [
                    {
                        "Name": "registry.example.com/demo/app:v9",
                        "SignedTags": [
                            {
                                "SignedTag": "v9",
                                "Digest": "%s",
                                "Signers": [
                                    "Repo Admin"
                                ]
                            }
                        ],
                        "Signers": [
                            {
                                "Name": "alice",
                                "Keys": [
                                    {
                                        "ID": "%s"
                                    }
                                ]
                            }
                        ],
                        "AdministrativeKeys": [
                            {
                                "Name": "Root",
                                "Keys": [
                                    {
                                        "ID": "%s"
                                    }
                                ]
                            },
                            {
                                "Name": "Repository",
                                "Keys": [
                                    {
                                        "ID": "%s"
                                    }
                                ]
                            }
                        ]
                    }
                ]
                """.formatted(
                        digestOf(run.out()),
                        repository.keys("targets/alice").get(0).id(),
                        root,
                        repository.keys("targets").get(0).id()));
    }

    private static String digestOf(String inspection) {
        return inspection.replaceAll("(?s).*\"Digest\": \"([0-9a-f]{64})\".*", "$1");
    }

    @Test
    void docker_json_sorts_tags_as_docker_does() {
        Run run = demo.publish(Demo.repository().withTag("v10").withTag("v9"))
                .trust("inspect", "--format", "docker-json", Demo.GUN);
        assertThat(run.out().indexOf("v9\"")).isLessThan(run.out().indexOf("v10\""));
    }

    @Test
    void docker_json_exits_as_docker_does() {
        Demo.Surroundings here = demo.publish(Demo.repository().withTag("1.0"));
        Run unsignedTag = here.trust("inspect", "--format", "docker-json", Demo.GUN + ":2.0");
        assertThat(unsignedTag.code().number()).isZero();
        assertThat(unsignedTag.out()).contains("\"SignedTags\": [],");
        Run unknown = here.trust("inspect", "--format", "docker-json", "registry.example.com/demo/nosuch");
        assertThat(unknown.code().number()).isEqualTo(1);
        assertThat(unknown.out()).isEqualTo("[]\n");
        assertThat(unknown.err()).contains("demo/nosuch");
    }
}
