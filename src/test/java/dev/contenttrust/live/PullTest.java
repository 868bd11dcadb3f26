package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Podman;
import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.peer.Skopeo;
import dev.contenttrust.live.peer.Umoci;
import dev.contenttrust.live.publish.Scenario;
import dev.contenttrust.live.publish.Signed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code trust pull} brings is what skopeo brings, and other tools take it. */
@Live
class PullTest {
    private final World world;
    private final Path home;

    PullTest(World world) {
        this.world = world;
        this.home = world.newDirectory("pull");
    }

    @Test
    void a_layout_holds_the_blobs_that_skopeo_copies() throws IOException {
        String image = world.repository(Scenario.LAYERS).image("oci");
        pull(image, "oci:" + home.resolve("ours"));
        copy(image, "theirs");
        assertThat(blobs("ours")).isEqualTo(blobs("theirs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci", "docker"})
    void a_layout_unpacks_to_the_files_that_skopeo_brings(String tag) throws IOException {
        String image = world.repository(Scenario.LAYERS).image(tag);
        pull(image, "oci:" + home.resolve("ours"));
        copy(image, "theirs");
        Umoci umoci = Umoci.in(home);
        assertThat(files(umoci.unpack(home.resolve("ours"), image)))
                .isEqualTo(files(umoci.unpack(home.resolve("theirs"), image)))
                .containsEntry("etc/name", "changed\n".hashCode())
                .doesNotContainKey("etc/removed-later");
    }

    @ParameterizedTest
    @CsvSource({"LAYERS, oci", "LAYERS, docker", "MULTI_ARCH, oci"})
    void podman_loads_an_archive(Scenario scenario, String tag) {
        String image = world.repository(scenario).image(tag);
        Podman podman = Podman.in(home);
        Path archive = home.resolve("image.tar");
        pull(image, "docker-archive:" + archive);
        podman.load(archive).succeeded();
        assertThat(world.trust().run("verify", image).succeeded().output()).contains(podman.imageId(image));
    }

    @Test
    void another_registry_gets_the_index_with_its_digest() {
        String image = world.repository(Scenario.MULTI_ARCH).image("oci");
        String copy = world.workshop().gun("copied/multi") + ":1";
        pull(image, "registry:" + copy);
        String digest = world.docker().announced(image).orElseThrow();
        assertThat(Skopeo.in(home).manifest("docker://" + copy).sha256().toString())
                .isEqualTo(digest);
    }

    @ParameterizedTest
    @CsvSource({"GHOST, 2, 6", "PLAIN, unsigned, 3"})
    void nothing_appears_of_what_cannot_be_trusted(Scenario scenario, String tag, int exitCode) {
        Signed repository = world.repository(scenario);
        Path archive = home.resolve("never.tar");
        Run run = world.trust().run("pull", repository.image(tag), "-o", "oci-archive:" + archive);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
        assertThat(archive).doesNotExist();
    }

    @Test
    void a_tag_that_has_moved_is_pulled_as_it_was_signed() {
        String image = world.repository(Scenario.MOVED).image("1");
        pull(image, "registry:" + world.workshop().gun("copied/moved") + ":1");
        String digest = world.docker().announced(image).orElseThrow();
        assertThat(Skopeo.in(home)
                        .manifest("docker://" + world.workshop().gun("copied/moved") + ":1")
                        .sha256()
                        .toString())
                .isEqualTo(digest);
    }

    private void pull(String image, String destination) {
        world.trust().run("pull", image, "-o", destination).succeeded();
    }

    private void copy(String image, String layout) {
        Skopeo.in(home)
                .copy("docker://" + image, "oci:" + home.resolve(layout) + ":" + image)
                .succeeded();
    }

    private Set<String> blobs(String layout) throws IOException {
        try (Stream<Path> blobs = Files.list(home.resolve(layout).resolve("blobs/sha256"))) {
            return blobs.map(blob -> blob.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static Map<String, Integer> files(Path root) throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.toList()) {
                files.put(root.relativize(file).toString(), content(file));
            }
        }
        return files;
    }

    private static int content(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return Files.readSymbolicLink(file).hashCode();
        }
        return Files.isDirectory(file)
                ? 0
                : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).hashCode();
    }
}
