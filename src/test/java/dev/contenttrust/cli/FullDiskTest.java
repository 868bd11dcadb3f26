package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Descriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file system too small for the image; to have one takes the right to mount. */
class FullDiskTest {
    private static final String NAME = Demo.GUN + ":1.0";
    private static final int LAYER = 400_000;

    @TempDir
    private Path directory;

    private Path small;
    private Descriptor image;
    private Demo.Surroundings here;

    @BeforeEach
    void publish() throws Exception {
        small = Files.createDirectory(directory.resolve("small"));
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", small.toString()),
                "no right to mount a file system of memory");
        Demo demo = new Demo(directory);
        image = demo.image(NAME, "x".repeat(LAYER));
        here = demo.publish(Demo.repository().withTag("targets", "1.0", image.digest(), image.size()));
    }

    @AfterEach
    void unmount() throws Exception {
        succeeds("umount", small.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "oci:%s/out, out/index.json, 200",
        "oci-archive:%s/it.tar, it.tar, 200",
        "docker-archive:%s/it.tar, it.tar, 200",
        "oci-archive:%s/it.tar, it.tar, 600",
        "docker-archive:%s/it.tar, it.tar, 600"
    })
    void a_disk_that_fills_up_is_said_so_and_the_next_run_goes_on(String form, String result, int kilobytes)
            throws Exception {
        resize(kilobytes);
        String destination = form.formatted(small);
        Run full = here.trust("pull", "--quiet", NAME, "-o", destination);
        assertThat(full.code()).as(full.err()).isEqualTo(ExitCode.USAGE);
        assertThat(full.err().lines()).hasSize(3);
        assertThat(full.err()).contains("No space left on device", "Free some space and run it again");
        assertThat(full.out()).isEmpty();
        assertThat(small.resolve(result)).doesNotExist();
        resize(4000);
        Run again = here.trust("pull", NAME, "-o", destination);
        assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.OK);
        assertThat(again.err()).contains("resum");
        assertThat(small.resolve(result)).exists();
    }

    @Test
    void a_layout_on_a_full_disk_holds_no_blob_that_is_not_whole() throws IOException {
        here.trust("pull", "--quiet", NAME, "-o", "oci:" + small.resolve("out"));
        Path blobs = small.resolve("out/blobs/sha256");
        if (Files.exists(blobs)) {
            try (var files = Files.list(blobs)) {
                assertThat(files)
                        .allSatisfy(file -> assertThat(Digest.sha256(Files.readAllBytes(file)))
                                .hasToString("sha256:" + file.getFileName()));
            }
        }
        assertThat(small.resolve("out/index.json")).doesNotExist();
    }

    private void resize(int kilobytes) throws Exception {
        assertThat(succeeds("mount", "-o", "remount,size=" + kilobytes + "k", small.toString()))
                .isTrue();
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
