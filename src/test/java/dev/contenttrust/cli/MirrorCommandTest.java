package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.image.Descriptor;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorCommandTest {
    @TempDir
    Path directory;

    private Demo demo;
    private Path taken;

    @BeforeEach
    void build() {
        demo = new Demo(directory);
        taken = directory.resolve("taken");
    }

    private TestRepository signing(Descriptor image, String tag) {
        return Demo.repository()
                .withTag("targets", tag, image.digest(), image.size())
                .withDelegation("targets/alice")
                .withTag("targets/alice", tag, image.digest(), image.size());
    }

    /** Three publications, a rotated root, a rotated timestamp key. */
    private Demo.Surroundings withPast() {
        TestRepository repository =
                signing(demo.image(Demo.GUN + ":1.0", "hello"), "1.0").publish();
        repository.withTag("0.9").publish();
        repository.rotate("root").publish();
        repository.rotate("timestamp").publish();
        return demo.publish(repository.withoutTag("targets", "0.9"));
    }

    private Run check(Demo.Surroundings here, String... more) {
        return here.here()
                .trust(Stream.concat(Stream.of("mirror", "--check", taken.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void everything_that_the_server_has_is_taken_and_verifies_without_it() throws IOException {
        Demo.Surroundings here = withPast();

        Run run = here.trust("mirror", Demo.GUN, "-o", taken.toString());

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .startsWith(Demo.GUN + " is taken to " + taken + "\n")
                .contains("roots       versions 1 to 3\n", "timestamps  5\n");
        deleteAll(directory.resolve("mirror"));
        Run check = check(here);
        assertThat(check.code()).as(check.err()).isEqualTo(ExitCode.OK);
        assertThat(check.out())
                .startsWith(Demo.GUN + " in " + taken + " is as it was signed\n")
                .contains("roots       versions 1 to 3\n", "timestamps  5\n", "tags        1\n");
        Run list = here.here().trust("list", "--server", "dir:" + taken, Demo.GUN);
        assertThat(list.out()).contains("\n1.0 ").doesNotContain("0.9");
    }

    @Test
    void a_mirror_that_was_packed_with_tar_verifies_where_it_is_unpacked() throws Exception {
        Demo.Surroundings here = withPast();
        here.trust("mirror", Demo.GUN, "-o", taken.toString());
        Run before = here.here().trust("list", "--server", "dir:" + taken, Demo.GUN);
        Path archive = directory.resolve("evidence.tar");
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        tar("-cf", archive.toString(), "-C", directory.toString(), "taken");
        deleteAll(taken);
        deleteAll(directory.resolve("mirror"));

        tar("-xf", archive.toString(), "-C", elsewhere.toString());

        Path unpacked = elsewhere.resolve("taken");
        Run check = here.here().trust("mirror", "--check", unpacked.toString());
        assertThat(check.code()).as(check.err()).isEqualTo(ExitCode.OK);
        assertThat(check.out())
                .startsWith(Demo.GUN + " in " + unpacked + " is as it was signed\n")
                .contains("roots       versions 1 to 3\n", "timestamps  5\n", "tags        1\n");
        Run after = here.here().trust("list", "--server", "dir:" + unpacked, Demo.GUN);
        assertThat(after.out()).contains("\n1.0 ").isEqualTo(before.out());
    }

    private static void tar(String... arguments) throws Exception {
        Process tar = new ProcessBuilder(
                        Stream.concat(Stream.of("tar"), Stream.of(arguments)).toList())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
    }

    @Test
    void what_is_taken_again_adds_what_is_new() {
        Demo.Surroundings here = withPast();
        here.trust("mirror", Demo.GUN, "-o", taken.toString());

        assertThat(here.trust("mirror", Demo.GUN, "-o", taken.toString()).out()).contains("new files   none\n");
        Run other = demo.publish(TestRepository.aRepository("registry.example.com/demo/other")
                        .withTag("1"))
                .trust("mirror", "registry.example.com/demo/other", "-o", taken.toString());
        assertThat(other.code()).as(other.err()).isEqualTo(ExitCode.OK);
        assertThat(check(here).out()).contains("demo/app in ", "demo/other in ");
    }

    @Test
    void every_file_that_is_changed_removed_or_slipped_in_is_refused() throws IOException {
        Demo.Surroundings here = withPast();
        here.trust("mirror", Demo.GUN, "-o", taken.toString());
        for (Path file : files(taken.resolve("tuf"))) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            assertThat(check(here).code()).as(file.toString()).isEqualTo(ExitCode.VERIFICATION_FAILED);
            bytes[bytes.length / 2] ^= 1;
            Files.delete(file);
            assertThat(check(here).code()).as(file.toString()).isEqualTo(ExitCode.VERIFICATION_FAILED);
            Files.write(file, bytes);
        }
        assertThat(check(here).code()).isEqualTo(ExitCode.OK);
        Files.writeString(taken.resolve("tuf").resolve(Demo.GUN).resolve("9.root.json"), "{}");
        assertThat(check(here).code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    }

    @Test
    void a_mirror_of_somebody_elses_making_meets_no_pin() {
        TestRepository genuine = Demo.repository().withTag("1.0").publish();
        TestRepository forged = TestRepository.aRepository(Demo.GUN).withTag("1.0");
        Demo.Surroundings here = demo.publish(forged);
        here.trust("mirror", Demo.GUN, "-o", taken.toString());

        Run check = check(
                here, "--pin", Demo.GUN + "=" + genuine.keys("root").get(0).id());

        assertThat(check.code()).as(check.out() + check.err()).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(check.err()).contains("pin");
    }

    @Test
    void a_run_that_was_cut_short_leaves_the_old_or_the_new() throws IOException {
        Demo.Surroundings here = withPast();
        here.trust("mirror", Demo.GUN, "-o", taken.toString());
        Path place = taken.resolve("tuf").resolve(Demo.GUN).resolve("timestamp.json");
        Path taking = taken.resolve(".taking").resolve(Demo.GUN).resolve("timestamp.json");
        Files.createDirectories(taking.getParent());

        Files.writeString(taking, "cut off before it was listed");
        assertThat(check(here).code()).isEqualTo(ExitCode.OK);
        Files.move(place, taking, StandardCopyOption.REPLACE_EXISTING);
        assertThat(check(here).code()).as("listed, but not in its place").isEqualTo(ExitCode.OK);
        Files.writeString(place, "what was there before");
        assertThat(check(here).code()).isEqualTo(ExitCode.OK);

        here.trust("mirror", Demo.GUN, "-o", taken.toString());
        assertThat(taken.resolve(".taking")).doesNotExist();
        assertThat(check(here).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void images_are_copied_and_checked_to_the_last_byte() throws IOException {
        Descriptor image = demo.image(Demo.GUN + ":1.0", "hello");
        Descriptor index = demo.index(Demo.GUN + ":2.0", "hello");
        Demo.Surroundings here =
                demo.publish(signing(image, "1.0").withTag("targets", "2.0", index.digest(), index.size()));

        Run run = here.trust("mirror", Demo.GUN, "-o", taken.toString(), "--images");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("images      2 of as many");
        assertThat(check(here).out()).contains("images      2 whole\n");
        Run pull = here.here()
                .trust(
                        "pull",
                        Demo.GUN + ":2.0",
                        "--server",
                        "dir:" + taken,
                        "-o",
                        "oci:" + directory.resolve("pulled"));
        assertThat(pull.code()).as(pull.err()).isEqualTo(ExitCode.OK);
        for (Path blob : files(taken.resolve("oci/blobs"))) {
            byte[] bytes = Files.readAllBytes(blob);
            bytes[0] ^= 1;
            Files.write(blob, bytes);
            assertThat(check(here).code()).as(blob.toString()).isEqualTo(ExitCode.VERIFICATION_FAILED);
            bytes[0] ^= 1;
            Files.write(blob, bytes);
        }
    }

    @Test
    void an_image_that_cannot_be_had_is_told_and_the_rest_is_kept() {
        Descriptor image = demo.image(Demo.GUN + ":1.0", "hello");
        Demo.Surroundings here = demo.publish(signing(image, "1.0").withTag("gone"));

        Run run = here.trust("mirror", Demo.GUN, "-o", taken.toString(), "--images");

        assertThat(run.code()).isEqualTo(ExitCode.NOT_SERVED);
        assertThat(check(here).out()).contains("images      1 whole; none for gone\n");
    }

    @Test
    void what_has_expired_since_verifies_as_it_was_taken() {
        Demo.Surroundings here = withPast();
        here.trust("mirror", Demo.GUN, "-o", taken.toString());

        Run check = check(here.at("2031-01-01T00:00:00Z"));

        assertThat(check.code()).as(check.err()).isEqualTo(ExitCode.OK);
        assertThat(check.out()).contains("fresh       no more: ", "it verifies as it was when it was taken");
    }

    @Test
    void documents_keep_to_their_schema() {
        Demo.Surroundings here = withPast();
        Run run = here.trust("mirror", Demo.GUN, "--images", "-o", taken.toString(), "--format", "json");
        assertThat(Schemas.objections(run.out())).isEmpty();
        assertThat(Schemas.objections(check(here, "--format", "json").out())).isEmpty();
    }

    @Test
    void nothing_is_written_where_it_should_not_be() throws IOException {
        Demo.Surroundings here = withPast();
        Files.createDirectories(taken);
        Files.writeString(taken.resolve("letters"), "dear");
        assertThat(here.trust("mirror", Demo.GUN, "-o", taken.toString()).err())
                .contains("it holds letters, and no mirror.json");
        Files.delete(taken.resolve("letters"));
        try (FileChannel other =
                FileChannel.open(taken.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();
            Run run = here.trust("mirror", Demo.GUN, "-o", taken.toString());
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains("another run is adding to it");
        }
        assertThat(here.trust("mirror", Demo.GUN).err()).contains("either -o DIR or --check DIR is wanted");
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void deleteAll(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
