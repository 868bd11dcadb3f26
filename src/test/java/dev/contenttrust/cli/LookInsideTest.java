package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.TestImage;
import dev.contenttrust.image.layer.Tar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look into images: layers, ls, cat, diff. */
class LookInsideTest {
    private static final String IMAGE = Demo.GUN + ":1.0";

    @TempDir
    Path directory;

    private Path layout;
    private Descriptor image;
    private Demo.Surroundings here;

    @BeforeEach
    void publish() {
        Demo demo = new Demo(directory);
        layout = directory.resolve("mirror/oci");
        image = image().write(layout, IMAGE);
        Descriptor next =
                image().gzip(Tar.with().file("app", "version 2").bytes()).write(layout, Demo.GUN + ":2.0");
        Descriptor gzip =
                TestImage.of().gzip(Tar.with().file("etc/name", "demo").bytes()).write(layout, Demo.GUN + ":gzip");
        TestImage.of().plain(Tar.with().file("a", "x").bytes()).write(layout, Demo.GUN + ":unsigned");
        here = demo.publish(Demo.repository()
                .withTag("targets", "gzip", gzip.digest(), gzip.size())
                .withTag("targets", "1.0", image.digest(), image.size())
                .withTag("targets", "2.0", next.digest(), next.size()));
    }

    private static TestImage image() {
        return TestImage.of()
                .gzip(Tar.with()
                        .directory("etc")
                        .file("etc/name", "demo")
                        .file("etc/secret", "xyz")
                        .file("usr/bin/su", "su", 04755)
                        .symbolicLink("bin", "usr/bin")
                        .bytes())
                .zstd(Tar.with()
                        .whiteout("etc/secret")
                        .file("etc/name", "changed")
                        .hardLink("alias", "etc/name")
                        .bytes());
    }

    @Test
    void layers_are_shown_with_what_each_does_and_who_vouches_first() {
        Run run = here.trust("layers", IMAGE);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .startsWith("signed: " + IMAGE + " is " + image.digest() + ", signed by targets\nLAYER  STORED ")
                .containsPattern("\n1 +\\d+ bytes +3 +9 bytes +7 +0 +0 +0 bytes +7 bytes +RUN step 1\n")
                .containsPattern("\n2 +\\d+ bytes +1 +7 bytes +1 +1 +1 +7 bytes +0 bytes +RUN step 2\n")
                .containsPattern("\n2 layers, \\d+ bytes stored, 16 bytes of content, 7 bytes of it wasted\n$");
    }

    @Test
    void several_images_are_shown_with_the_layers_that_they_share() {
        Run run = here.trust("layers", IMAGE, Demo.GUN + ":2.0");
        assertThat(run.out()).contains(IMAGE + ":\n", "BASE STORED", "shared layers save");
        assertThat(run.out()).containsPattern(Demo.GUN + ":2\\.0 +3 .* 2 \\(\\d+ bytes\\) +" + IMAGE + "\n");
        Run json =
                here.trust("layers", "--format", "json", IMAGE, Demo.GUN + ":2.0", "registry.example.com/demo/nosuch");
        assertThat(Schemas.objections(json.out())).isEmpty();
        assertThat(json.out()).contains("\"sharedWith\": [\n", "\"state\": \"signed\"", "\"metadata\": {");
        assertThat(json.code()).isEqualTo(ExitCode.NOT_SIGNED);
    }

    @Test
    void files_are_listed_as_a_container_sees_them() {
        Run run = here.trust("ls", IMAGE, "/bin");
        assertThat(run.out()).startsWith("signed: ").contains("\n-rwsr-xr-x  2     1      su\n");
        Run all = here.trust("ls", "-R", "--format", "json", IMAGE);
        assertThat(Schemas.objections(all.out())).isEmpty();
        assertThat(all.out()).contains("\"path\": \"alias\"").doesNotContain("etc/secret");
        assertThat(here.trust("ls", IMAGE, "/nowhere").code()).isEqualTo(ExitCode.USAGE);
        assertThat(here.trust("ls", IMAGE).out()).contains("bin -> usr/bin");
    }

    @Test
    void a_file_is_written_as_it_is_and_who_vouches_goes_to_the_messages() {
        Run run = here.trust("cat", IMAGE, "etc/name");
        assertThat(run.out()).isEqualTo("changed");
        assertThat(run.err()).startsWith("signed: ");
        assertThat(here.trust("cat", IMAGE, "/alias").out()).isEqualTo("changed");
        assertThat(here.trust("cat", IMAGE, "/bin/../bin/su").out()).isEqualTo("su");
        assertThat(here.trust("cat", IMAGE, "/etc").err()).contains("a directory");
        assertThat(here.trust("cat", IMAGE, "/etc/secret").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_layer_that_was_tampered_with_shows_nothing() throws IOException {
        try (Stream<Path> blobs = Files.list(layout.resolve("blobs/sha256"))) {
            for (Path blob : blobs.toList()) {
                byte[] bytes = Files.readAllBytes(blob);
                if (bytes[0] == 0x1f) {
                    bytes[bytes.length - 10] ^= 1;
                    Files.write(blob, bytes);
                }
            }
        }
        for (String[] command : new String[][] {{"layers", IMAGE}, {"ls", IMAGE}, {"cat", IMAGE, "usr/bin/su"}}) {
            Run run = here.trust(command);
            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.VERIFICATION_FAILED);
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void a_layer_other_than_the_configuration_promises_is_refused() {
        TestImage.of()
                .lying(Tar.with().file("a", "x").bytes(), Digest.sha256(new byte[1]))
                .write(directory.resolve("lying"), "1");
        Run run = here.trust("layers", "--untrusted", "oci:" + directory.resolve("lying"));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(run.err()).contains("uncompressed, is not what its digest promises");
    }

    @Test
    void what_cannot_be_read_is_listed_and_ends_the_run_with_its_own_code() {
        TestImage.of()
                .layer("application/vnd.oci.image.layer.v1.tar+encrypted", new byte[0], new byte[10])
                .plain(Tar.with().file("a", "x").hardLink("b", "nowhere").bytes())
                .write(directory.resolve("odd"), "1");
        String odd = "oci:" + directory.resolve("odd");
        Run run = here.trust("layers", "--untrusted", odd);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(run.out())
                .startsWith("untrusted: nobody vouches for " + odd)
                .contains("unread: layer 1, sha256:", "tar+encrypted", "unread: 1 entry: layer 2: a hard link");
        assertThat(here.trust("ls", "--untrusted", odd).code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(here.trust("cat", "--untrusted", odd, "a").out()).isEqualTo("x");
    }

    @Test
    void a_local_image_needs_a_waiver_or_the_signature_of_a_name() {
        String local = "oci:" + layout + ":" + IMAGE;
        assertThat(here.trust("layers", local).code()).isEqualTo(ExitCode.USAGE);
        assertThat(here.trust("layers", "--untrusted", local).out()).startsWith("untrusted: nobody vouches for oci:");
        Run as = here.trust("layers", "--as", IMAGE, local);
        assertThat(as.code()).isEqualTo(ExitCode.OK);
        assertThat(as.out()).startsWith("signed: " + local + " as " + IMAGE + " is sha256:");
        assertThat(here.trust("layers", "--as", IMAGE, "oci:" + layout + ":" + Demo.GUN + ":2.0")
                        .code())
                .isEqualTo(ExitCode.NOT_SERVED);
        assertThat(here.trust("layers", "--as", IMAGE, "oci:" + layout).code()).isEqualTo(ExitCode.OK);
        assertThat(here.trust("layers", "--as", IMAGE, "--untrusted", local).code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(here.trust("layers", "--untrusted", "oci:" + layout).err()).contains("names several images");
    }

    @Test
    void a_copy_in_a_registry_may_be_held_to_the_signature_of_another_name() {
        assertThat(here.trust("layers", "--as", IMAGE, Demo.GUN + "@" + image.digest())
                        .out())
                .startsWith("signed: " + Demo.GUN + "@" + image.digest() + " as " + IMAGE);
        assertThat(here.trust("layers", "--as", IMAGE, Demo.GUN + ":2.0").code())
                .isEqualTo(ExitCode.NOT_SERVED);
    }

    @Test
    void a_tag_may_be_looked_into_without_a_signature_if_that_is_said() {
        Run run = here.trust("layers", Demo.GUN + ":unsigned");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.NOT_SIGNED);
        assertThat(here.trust("layers", "--untrusted", Demo.GUN + ":unsigned").out())
                .startsWith("untrusted: ");
        assertThat(here.trust("layers", "--untrusted", Demo.GUN + ":nosuch").code())
                .isEqualTo(ExitCode.NOT_SERVED);
    }

    @Test
    void archives_that_were_pulled_are_the_signed_image_again() {
        for (String kind : new String[] {"oci-archive:", "docker-archive:", "oci:"}) {
            String copy = kind + directory.resolve("copy-" + kind.replace(":", ""));
            assertThat(here.trust("pull", Demo.GUN + ":gzip", "-o", copy).code())
                    .isEqualTo(ExitCode.OK);
            Run cat = here.trust("cat", "--as", Demo.GUN + ":gzip", copy, "etc/name");
            assertThat(cat.err()).startsWith("signed: ");
            assertThat(cat.out()).isEqualTo("demo");
        }
    }

    @Test
    void a_difference_is_told_by_layers_and_files() {
        Run run = here.trust("diff", IMAGE, Demo.GUN + ":2.0");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out().lines().toList().subList(2, 5))
                .containsExactly(
                        "2 layers in common, 0 only in the first, 1 only in the second",
                        "1 paths added, 0 changed, 0 removed",
                        "A  -rw-r--r--  9  app");
        Run json = here.trust("diff", "--format", "json", Demo.GUN + ":2.0", IMAGE);
        assertThat(Schemas.objections(json.out())).isEmpty();
        assertThat(json.out()).contains("\"change\": \"removed\"");
    }

    @Test
    void what_a_container_has_done_is_told_from_its_files_or_its_export() throws IOException {
        Path root = Files.createDirectories(directory.resolve("container"));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/name"), "CHANGED");
        Files.writeString(root.resolve(".wh.odd"), "new");
        Files.createDirectories(root.resolve("usr/bin"));
        Files.createSymbolicLink(root.resolve("bin"), Path.of("usr/sbin"));
        Run files = here.trust("diff", IMAGE, "rootfs:" + root);
        assertThat(files.out())
                .contains("\nuntrusted: nobody vouches for rootfs:")
                .contains("A  -rw-r--r--  3  .wh.odd\n")
                .contains("D  -rw-r--r--  7  alias\n")
                .contains("  7  etc/name (content)\n")
                .contains("bin (target)\n");
        Path export = directory.resolve("export.tar");
        Files.write(
                export,
                Tar.with().file("etc/name", "changed").file(".wh.odd", "new").bytes());
        Run exported = here.trust("diff", "--format", "json", IMAGE, "rootfs:" + export);
        assertThat(Schemas.objections(exported.out())).isEmpty();
        assertThat(exported.out()).contains("\".wh.odd\"").doesNotContain("\"etc/name\"");
        assertThat(here.trust("ls", "rootfs:" + root).code()).isEqualTo(ExitCode.USAGE);
        assertThat(here.trust("ls", "--untrusted", "rootfs:" + root, "etc").out())
                .contains("name\n");
    }
}
