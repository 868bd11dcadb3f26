package dev.contenttrust.image.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Digest;
import dev.contenttrust.TrustException;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.image.TestImage;
import dev.contenttrust.image.UnsupportedImageException;
import dev.contenttrust.image.layer.Tar;
import dev.contenttrust.image.layout.DockerArchiveFile.SavedImage;
import dev.contenttrust.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images in one file, read where they lie; hostile ones too. */
class SavedArchivesTest {
    private static final byte[] LAYER = Tar.with().file("a", "x").bytes();
    private static final Digest DIFF_ID = Digest.sha256(LAYER);
    private static final String CONFIG = "{\"os\":\"linux\",\"architecture\":\"amd64\",\"rootfs\":{\"type\":\"layers\","
            + "\"diff_ids\":[\"" + DIFF_ID + "\"]}}";

    @TempDir
    Path directory;

    private Path write(byte[] tar) throws IOException {
        return Files.write(directory.resolve("image.tar"), tar);
    }

    private static Tar saved(String layers) {
        return Tar.with()
                .file("c.json", CONFIG)
                .file(
                        "manifest.json",
                        "[{\"Config\":\"c.json\",\"RepoTags\":[\"app:1\",\"app:2\"],\"Layers\":[" + layers + "]}]");
    }

    @Test
    void the_images_of_a_docker_archive_are_read() throws IOException {
        Path file =
                write(saved("\"one/layer.tar\"").file("one/layer.tar", LAYER).bytes());
        try (DockerArchiveFile archive = DockerArchiveFile.open(file)) {
            SavedImage image = archive.images().get(0);
            assertThat(image.names()).containsExactly("app:1", "app:2");
            assertThat(image.facts().diffIds()).containsExactly(DIFF_ID);
            assertThat(archive.layer(image.layers().get(0)).readAllBytes()).isEqualTo(LAYER);
            assertThat(archive.size("one/layer.tar")).isEqualTo(LAYER.length);
        }
    }

    @Test
    void a_layer_that_an_earlier_image_has_may_be_a_link_to_it() throws IOException {
        Path file = write(saved("\"two/layer.tar\"")
                .file("one/layer.tar", LAYER)
                .symbolicLink("two/layer.tar", "../one/layer.tar")
                .symbolicLink("round", "round")
                .bytes());
        try (DockerArchiveFile archive = DockerArchiveFile.open(file)) {
            assertThat(archive.layer("two/layer.tar").readAllBytes()).isEqualTo(LAYER);
            assertThatThrownBy(() -> archive.layer("round")).isInstanceOf(ImageFileException.class);
        }
    }

    @Test
    void the_form_from_before_there_were_digests_is_read() throws IOException {
        Path file = write(Tar.with()
                .file("repositories", "{\"app\":{\"old\":\"top\"}}")
                .file(
                        "top/json",
                        "{\"id\":\"top\",\"parent\":\"base\",\"os\":\"linux\",\"architecture\":\"amd64\","
                                + "\"created\":\"2015-01-02T03:04:05Z\",\"container_config\":{\"Cmd\":[\"/bin/sh\",\"-c\",\"run\"]}}")
                .file("top/layer.tar", LAYER)
                .file("base/json", "{\"id\":\"base\"}")
                .file("base/layer.tar", new byte[1024])
                .bytes());
        try (DockerArchiveFile archive = DockerArchiveFile.open(file)) {
            SavedImage image = archive.images().get(0);
            assertThat(image.names()).containsExactly("app:old");
            assertThat(image.layers()).containsExactly("base/layer.tar", "top/layer.tar");
            assertThat(image.config()).isEmpty();
            assertThat(image.facts().madeBy(2).get(1).orElseThrow().createdBy()).isEqualTo("/bin/sh -c run");
        }
    }

    @Test
    void an_oci_archive_is_a_layout_in_a_file() throws IOException {
        Descriptor image = TestImage.of().plain(LAYER).write(directory.resolve("layout"), "1");
        Tar tar = Tar.with();
        for (Path file : new Path[] {
            Path.of("index.json"), Path.of("blobs/sha256", image.digest().hex())
        }) {
            tar.file("./" + file, Files.readAllBytes(directory.resolve("layout").resolve(file)));
        }
        try (OciArchiveFile archive = OciArchiveFile.open(write(tar.bytes()))) {
            assertThat(archive.images().get(0).digest()).isEqualTo(image.digest());
            assertThat(archive.document(image.digest(), 1 << 20)).isPresent();
            assertThat(archive.size(image.digest())).hasValue(image.size());
            assertThat(archive.open(image.digest(), 5).readAllBytes()).hasSize((int) image.size() - 5);
            assertThat(archive.size(DIFF_ID)).isEmpty();
        }
    }

    @Test
    void what_is_no_such_archive_is_said_to_be_none() throws IOException {
        Path other = write(Tar.with().file("etc/passwd", "x").bytes());
        assertThatThrownBy(() -> DockerArchiveFile.open(other)).hasMessageContaining("neither manifest.json nor");
        assertThatThrownBy(() -> OciArchiveFile.open(other)).hasMessageContaining("index.json");
        Path gzip = write(Tar.gzip(LAYER));
        assertThatThrownBy(() -> OciArchiveFile.open(gzip)).isInstanceOf(UnsupportedImageException.class);
        Path noise = write(new byte[] {1, 2, 3});
        assertThatThrownBy(() -> OciArchiveFile.open(noise)).isInstanceOf(ImageFileException.class);
        assertThatThrownBy(() -> OciArchiveFile.open(directory.resolve("nowhere")))
                .isInstanceOf(ImageFileException.class);
    }

    @Test
    void documents_that_lack_what_they_promise_are_refused() throws IOException {
        Path noConfig = write(Tar.with()
                .file("manifest.json", "[{\"Config\":\"c\",\"Layers\":[]}]")
                .bytes());
        assertThatThrownBy(() -> DockerArchiveFile.open(noConfig)).isInstanceOf(MalformedJsonException.class);
        Path noLayer = write(saved("\"a\",\"b\"").bytes());
        assertThatThrownBy(() -> DockerArchiveFile.open(noLayer)).isInstanceOf(MalformedJsonException.class);
        Path circle = write(Tar.with()
                .file("repositories", "{\"app\":{\"old\":\"top\"}}")
                .file("top/json", "{\"id\":\"top\",\"parent\":\"top\"}")
                .bytes());
        assertThatThrownBy(() -> DockerArchiveFile.open(circle)).isInstanceOf(MalformedJsonException.class);
    }

    /** Each is made from a sound one by a few changed bytes; the seed is in the message. */
    @Test
    void damage_anywhere_ends_in_words() throws IOException {
        byte[] sound = saved("\"one/layer.tar\"").file("one/layer.tar", LAYER).bytes();
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] damaged = sound.clone();
            for (int i = 0; i <= random.nextInt(5); i++) {
                damaged[random.nextInt(3000)] = (byte) random.nextInt();
            }
            Path file = write(damaged);
            try (DockerArchiveFile archive = DockerArchiveFile.open(file)) {
                assertThat(archive.images()).as("seed %d", seed).isNotNull();
            } catch (TrustException e) {
                assertThat(e.what()).as("seed %d", seed).isNotEmpty();
            }
        }
    }
}
