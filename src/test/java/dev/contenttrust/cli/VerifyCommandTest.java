package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final byte[] PAYLOAD = "a report".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private Demo demo;

    @BeforeEach
    void build() {
        demo = new Demo(directory);
    }

    private static TestRepository signing(Descriptor image) {
        return Demo.repository().withTag("targets", "1.0", image.digest(), image.size());
    }

    @Test
    void an_image_served_as_signed_is_verified_with_its_three_identities() throws IOException {
        Descriptor image = demo.image(Demo.GUN + ":1.0", "hello");
        Run run = demo.publish(signing(image)).trust("verify", Demo.GUN + ":1.0");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .startsWith(Demo.GUN + ":1.0 is verified\n")
                .containsPattern("\n  tag +" + Demo.GUN + ":1.0\n")
                .containsPattern("\n  digest +" + image.digest() + "\n")
                .containsPattern("\n  image id +" + configOf(image) + "\n");
    }

    private String configOf(Descriptor image) throws IOException {
        return Files.readString(demo.blob(image.digest()))
                .replaceAll("(?s).*\"config\":\\{[^}]*?\"digest\":\"(sha256:[0-9a-f]{64})\".*", "$1");
    }

    @Test
    void the_image_id_of_an_index_is_that_of_the_platform() {
        Descriptor index = demo.index(Demo.GUN + ":1.0", "hello");
        Demo.Surroundings here = demo.publish(signing(index));
        Run arm = here.trust("verify", "--platform", "linux/arm64", Demo.GUN + ":1.0");
        assertThat(arm.out()).containsPattern("image id +sha256:[0-9a-f]{64} for linux/arm64");
        assertThat(here.trust("verify", "--platform", "plan9/amd64", Demo.GUN + ":1.0")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_tag_that_was_pushed_again_is_not_what_was_signed() {
        Descriptor image = demo.image(Demo.GUN + ":old", "hello");
        demo.image(Demo.GUN + ":1.0", "evil");
        Run run = demo.publish(signing(image)).trust("verify", Demo.GUN + ":1.0");
        assertThat(run.code()).isEqualTo(ExitCode.NOT_SERVED);
        assertThat(run.err())
                .contains("serves another digest")
                .contains(image.digest().toString());
    }

    @Test
    void a_signed_image_that_nobody_has_is_not_served() {
        demo.image(Demo.GUN + ":other", "hello");
        Run run = demo.publish(Demo.repository().withTag("1.0")).trust("verify", Demo.GUN + ":1.0");
        assertThat(run.code()).isEqualTo(ExitCode.NOT_SERVED);
    }

    @Test
    void a_manifest_that_was_tampered_with_fails_to_verify() throws IOException {
        Descriptor image = demo.image(Demo.GUN + ":1.0", "hello");
        Demo.Surroundings here = demo.publish(signing(image));
        Path blob = demo.blob(image.digest());
        Files.writeString(blob, Files.readString(blob).replace("\"schemaVersion\":2", "\"schemaVersion\":3"));
        assertThat(here.trust("verify", Demo.GUN + ":1.0").code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    }

    @Test
    void a_signed_length_that_is_wrong_fails_to_verify() {
        Descriptor image = demo.image(Demo.GUN + ":1.0", "hello");
        Run run = demo.publish(Demo.repository().withTag("targets", "1.0", image.digest(), image.size() + 1))
                .trust("verify", Demo.GUN + ":1.0");
        assertThat(run.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    }

    @Test
    void an_image_of_a_kind_that_is_not_known_could_not_be_checked() throws IOException {
        byte[] old = "{\"schemaVersion\":1,\"name\":\"demo/app\",\"tag\":\"1.0\",\"fsLayers\":[],\"history\":[]}"
                .getBytes(StandardCharsets.UTF_8);
        Descriptor image = demo.image(Demo.GUN + ":other", "hello");
        Demo.Surroundings here =
                demo.publish(Demo.repository().withTag("targets", "1.0", Digest.sha256(old), old.length));
        Files.write(demo.blob(Digest.sha256(old)), old);
        assertThat(image.size()).isPositive();
        Run run = here.trust("verify", Demo.GUN + "@" + Digest.sha256(old));
        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
    }

    @Test
    void what_is_explained_names_every_file_version_hash_and_key() {
        Descriptor image = demo.image(Demo.GUN + ":1.0", "hello");
        TestRepository repository =
                signing(image).withDelegation("targets/alice").publish().rotate("root");
        Demo.Surroundings here = demo.publish(repository);
        Run run = here.trust("verify", "--explain", Demo.GUN + ":1.0");
        for (String role : new String[] {"root", "timestamp", "snapshot", "targets"}) {
            assertThat(run.out())
                    .containsPattern("\n  " + role + "\\.json +\\d+ +" + repository.sha256(role) + " .*"
                            + repository.keys(role).get(0).id());
        }
        assertThat(run.out()).doesNotContain("targets/alice.json");
        Run json = here.trust("verify", "--explain", "--format", "json", Demo.GUN + ":1.0");
        assertThat(Schemas.objections(json.out())).isEmpty();
        assertThat(json.out()).contains("\"chain\"", "\"verdict\": \"verified\"");
    }

    @Test
    void what_is_explained_names_the_file_of_everyone_who_signed() {
        Descriptor image = demo.image(Demo.GUN + ":1.0", "hello");
        Demo.Surroundings here = demo.publish(signing(image)
                .withDelegation("targets/alice")
                .withTag("targets/alice", "1.0", image.digest(), image.size())
                .withDelegation("targets/bob")
                .withTag("targets/bob", "1.0"));
        Run run = here.trust("verify", "--explain", "--signer", "alice", Demo.GUN + ":1.0");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("\n  targets/alice.json ").doesNotContain("targets/bob.json");
    }

    @Test
    void a_payload_is_held_against_length_and_hash() throws IOException {
        Demo.Surroundings here = demo.publish(Demo.repository()
                .withDelegation("targets/files")
                .withTag("targets/files", "docs/report.txt", Digest.sha256(PAYLOAD), PAYLOAD.length));
        Path file = Files.write(directory.resolve("report.txt"), PAYLOAD);
        Run run = here.trust("verify", Demo.GUN, "docs/report.txt", "--input", file.toString());
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("docs/report.txt is verified\n").contains("targets/files (key ");
        Run json = here.typing("a report")
                .trust("verify", Demo.GUN, "docs/report.txt", "--input", "-", "--explain", "--format", "json");
        assertThat(json.code()).isEqualTo(ExitCode.OK);
        assertThat(Schemas.objections(json.out())).isEmpty();
    }

    @Test
    void a_payload_that_is_longer_shorter_or_other_is_refused() {
        Demo.Surroundings here =
                demo.publish(Demo.repository().withTag("targets", "report", Digest.sha256(PAYLOAD), PAYLOAD.length));
        for (String other : new String[] {"a report!", "a repor", "a resort", ""}) {
            Run run = here.typing(other).trust("verify", Demo.GUN, "report", "--input", "-");
            assertThat(run.code()).as(other).isEqualTo(ExitCode.VERIFICATION_FAILED);
        }
        assertThat(here.typing("a report")
                        .trust("verify", Demo.GUN, "other", "--input", "-")
                        .code())
                .isEqualTo(ExitCode.NOT_SIGNED);
        assertThat(here.trust("verify", Demo.GUN, "report", "--input", "/nonexistent")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_payload_goes_with_one_target_and_no_file_of_names() {
        Descriptor image = demo.image(Demo.GUN + ":1.0", "hello");

        Run run = demo.publish(signing(image))
                .trust("verify", Demo.GUN, "1.0", "--input", "/dev/null", "-f", "/dev/null");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("names cannot be read from a file here");
    }
}
