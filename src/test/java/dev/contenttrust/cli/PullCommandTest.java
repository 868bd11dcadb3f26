package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.cli.console.Terminals;
import dev.contenttrust.image.Descriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullCommandTest {
    @TempDir
    Path directory;

    private Demo demo;
    private Descriptor image;
    private Demo.Surroundings here;

    @BeforeEach
    void publish() {
        demo = new Demo(directory);
        image = demo.image(Demo.GUN + ":1.0", "hello");
        Descriptor index = demo.index(Demo.GUN + ":multi", "hello");
        here = demo.publish(Demo.repository()
                .withTag("targets", "1.0", image.digest(), image.size())
                .withTag("targets", "multi", index.digest(), index.size()));
    }

    private String to(String name) {
        return "oci:" + directory.resolve(name);
    }

    @Test
    void an_image_is_copied_to_a_layout_and_told_of_blob_by_blob() {
        Run run = here.trust("pull", Demo.GUN + ":1.0", "-o", to("out"));
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .startsWith(Demo.GUN + ":1.0 is verified and written to " + to("out") + "\n")
                .contains(image.digest().toString());
        assertThat(run.err()).contains("fetched sha256:");
        assertThat(directory.resolve("out/index.json")).exists();
    }

    @Test
    void quiet_means_no_progress() {
        assertThat(here.trust("pull", "--quiet", Demo.GUN + ":1.0", "-o", to("out"))
                        .err())
                .isEmpty();
    }

    @Test
    void on_a_terminal_a_quick_pull_shows_no_progress_at_all() {
        Demo.Surroundings terminal =
                new Demo.Surroundings(here.server(), here.here().on(new Terminals(true, true)));
        terminal.trust("list", Demo.GUN);
        Run run = terminal.trust("pull", Demo.GUN + ":1.0", "-o", to("out"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("\033[32m");
    }

    @Test
    void several_images_go_to_one_layout_but_not_to_one_file() {
        Run run = here.trust("pull", Demo.GUN + ":1.0", Demo.GUN + ":multi", "-o", to("out"), "--all-platforms");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        Run archive =
                here.trust("pull", Demo.GUN + ":1.0", Demo.GUN + ":multi", "-o", "oci-archive:" + directory + "/a.tar");
        assertThat(archive.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void an_archive_on_standard_output_leaves_it_to_the_archive() {
        Run run = here.trust("pull", Demo.GUN + ":1.0", "-o", "-");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("manifest.json").doesNotContain("is verified");
        assertThat(run.err()).contains("is verified and written to docker-archive:-");
        assertThat(here.trust("pull", Demo.GUN + ":1.0", "-o", "-", "--format", "json")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_blob_that_was_tampered_with_leaves_nothing_under_the_name() throws IOException {
        Path layer = demo.blob(Digest.sha256("hello".getBytes(StandardCharsets.UTF_8)));
        Files.writeString(layer, "jello");
        Run run = here.trust("pull", Demo.GUN + ":1.0", "-o", to("out"));
        assertThat(run.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(directory.resolve("out/index.json")).doesNotExist();
    }

    @Test
    void the_document_follows_its_schema() {
        Run run = here.trust(
                "pull", Demo.GUN + ":multi", "-o", to("out"), "--platform", "linux/arm64", "--format", "json");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(Schemas.objections(run.out())).isEmpty();
        assertThat(run.out()).contains("\"platform\": \"linux/arm64\"");
    }

    @Test
    void one_platform_and_all_of_them_exclude_each_other() {
        Run run = here.trust(
                "pull", "--all-platforms", "--platform", "linux/arm64", Demo.GUN + ":multi", "-o", to("out"));

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(directory.resolve("out")).doesNotExist();
    }
}
