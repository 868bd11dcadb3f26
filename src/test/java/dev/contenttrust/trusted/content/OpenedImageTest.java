package dev.contenttrust.trusted.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.Platform;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.HistoryLine;
import dev.contenttrust.image.TestImage;
import dev.contenttrust.image.layer.LayerLimits;
import dev.contenttrust.image.layer.Tar;
import dev.contenttrust.image.layout.OciLayout;
import dev.contenttrust.live.peer.Program;
import dev.contenttrust.trusted.NotServedException;
import dev.contenttrust.trusted.OciLayoutImageSource;
import dev.contenttrust.trusted.RetryPolicy;
import dev.contenttrust.trusted.content.OpenedImage.LayerLooker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedImageTest {
    private static final ImageReference NAME = ImageReference.parse("registry.example.com/demo/app:1");
    private static final String FOREIGN = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";

    @TempDir
    Path directory;

    private OpenedImage open(Digest digest) {
        ImageOpener opener = new ImageOpener(
                Platform.parse("linux/amd64"), RetryPolicy.standard(), ReadListener.NONE, LayerLimits.standard());
        OciLayoutImageSource source = new OciLayoutImageSource(OciLayout.open(directory.resolve("image")));
        return opener.open("the image", NAME, digest, source, new Provenance.Untrusted(source.location()));
    }

    @Test
    void layers_are_known_with_the_step_that_made_them() {
        byte[] tar = Tar.with().file("a", "x").bytes();
        Descriptor image = TestImage.of().gzip(tar).zstd(tar).write(directory.resolve("image"), "1");
        try (OpenedImage opened = open(image.digest())) {
            assertThat(opened.layers())
                    .extracting(layer -> layer.madeBy().map(HistoryLine::createdBy))
                    .containsExactly(Optional.of("RUN step 1"), Optional.of("RUN step 2"));
            assertThat(opened.layers())
                    .allSatisfy(layer -> assertThat(layer.diffId()).contains(Digest.sha256(tar)));
            assertThat(opened.digest()).contains(image.digest());
        }
    }

    @Test
    void every_looker_sees_each_layer_once_beside_the_files_that_they_make() {
        Descriptor image = TestImage.of()
                .plain(Tar.with().file("a", "one").bytes())
                .gzip(Tar.with().file("a", "two").file("b", "three").bytes())
                .write(directory.resolve("image"), "1");
        List<String> seen = new ArrayList<>();
        try (OpenedImage opened = open(image.digest())) {
            ImageContent content = opened.read(layer -> (entry, bytes) -> seen.add((layer.index() + 1) + " "
                    + entry.path() + " " + new String(bytes.readAllBytes(), StandardCharsets.UTF_8)));
            assertThat(seen).containsExactly("1 a one", "2 a two", "2 b three");
            assertThat(content.files().find("a").orElseThrow().layer()).isEqualTo(1);
            assertThat(content.unread()).isEmpty();
        }
    }

    @Test
    void a_layer_that_its_publisher_alone_hands_out_is_read_where_it_is_and_else_reported() throws IOException {
        byte[] tar = Tar.with().file("Windows/x", "y").bytes();
        Descriptor image = TestImage.of()
                .layer(FOREIGN, tar, Tar.gzip(tar))
                .plain(Tar.with().file("a", "x").bytes())
                .write(directory.resolve("image"), "1");
        try (OpenedImage opened = open(image.digest())) {
            assertThat(opened.read(LayerLooker.NONE).unread()).isEmpty();
            Files.delete(OciLayout.open(directory.resolve("image"))
                    .blob(opened.layers().get(0).blob().orElseThrow().digest()));
            ImageContent content = opened.read(LayerLooker.NONE);
            assertThat(content.unread()).hasSize(1);
            assertThat(content.unread().get(0).why()).contains("publisher alone");
            assertThat(content.files().find("a")).isPresent();
        }
    }

    @Test
    void a_layer_that_should_be_there_and_is_not_ends_the_reading() throws IOException {
        Descriptor image =
                TestImage.of().plain(Tar.with().file("a", "x").bytes()).write(directory.resolve("image"), "1");
        try (OpenedImage opened = open(image.digest())) {
            Files.delete(OciLayout.open(directory.resolve("image"))
                    .blob(opened.layers().get(0).blob().orElseThrow().digest()));
            assertThatThrownBy(() -> opened.read(LayerLooker.NONE)).isInstanceOf(NotServedException.class);
        }
    }

    /** Layers that umoci makes itself, of files that were changed, removed and replaced; umoci unpacks what they make. */
    @Test
    void what_umoci_packs_is_what_umoci_unpacks() throws IOException {
        Program umoci = Program.named("umoci", directory);
        umoci.run("init", "--layout", "image").succeeded();
        umoci.run("new", "--image", "image:0").succeeded();
        Path first = unpack(umoci, 0);
        Files.createDirectories(first.resolve("etc"));
        Files.createDirectories(first.resolve("d/e"));
        Files.writeString(first.resolve("etc/a"), "a");
        Files.createLink(first.resolve("etc/hard"), first.resolve("etc/a"));
        Files.writeString(first.resolve("d/e/f"), "f");
        Files.createSymbolicLink(first.resolve("l"), Path.of("d/e"));
        umoci.run("repack", "--image", "image:1", "bundle-0").succeeded();
        Path second = unpack(umoci, 1);
        Files.delete(second.resolve("d/e/f"));
        Files.delete(second.resolve("d/e"));
        Files.delete(second.resolve("d"));
        Files.writeString(second.resolve("d"), "now a file");
        Files.delete(second.resolve("etc/a"));
        umoci.run("repack", "--image", "image:2", "bundle-1").succeeded();
        Path third = unpack(umoci, 2);
        Files.delete(third.resolve("d"));
        Files.createDirectories(third.resolve("d/g"));
        umoci.run("repack", "--image", "image:3", "bundle-2").succeeded();
        Descriptor image = OciLayout.open(directory.resolve("image")).images().stream()
                .filter(named -> named.annotations().containsValue("3"))
                .findFirst()
                .orElseThrow();
        Map<String, Long> files = new TreeMap<>();
        try (OpenedImage opened = open(image.digest())) {
            opened.read(LayerLooker.NONE).files().walk(file -> files.put(file.path(), file.size()));
        }
        assertThat(files).isEqualTo(sizes(unpack(umoci, 3)));
    }

    private Path unpack(Program umoci, int tag) {
        umoci.run("unpack", "--rootless", "--image", "image:" + tag, "bundle-" + tag)
                .succeeded();
        return directory.resolve("bundle-" + tag + "/rootfs");
    }

    private static Map<String, Long> sizes(Path root) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(path -> !path.equals(root)).toList()) {
                sizes.put(
                        root.relativize(file).toString(),
                        Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0);
            }
        }
        return sizes;
    }
}
