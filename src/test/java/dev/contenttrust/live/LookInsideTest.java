package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.peer.Skopeo;
import dev.contenttrust.live.peer.Umoci;
import dev.contenttrust.live.publish.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is inside signed images of a real registry, and inside what other tools make of them. */
@Live
class LookInsideTest {
    private final World world;
    private final Path home;

    LookInsideTest(World world) {
        this.world = world;
        this.home = world.newDirectory("inside");
    }

    private Run trust(String command, String... arguments) {
        return world.trust().run(command, arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci", "docker"})
    void the_files_of_a_signed_image_are_those_that_umoci_unpacks(String tag) throws IOException {
        String image = world.repository(Scenario.LAYERS).image(tag);
        Run run = trust("ls", "-R", image).succeeded();
        assertThat(run.output()).startsWith("signed: " + image + " is sha256:");
        Path layout = home.resolve("copy-" + tag);
        Skopeo.in(home).copy("docker://" + image, "oci:" + layout + ":" + tag).succeeded();
        assertThat(names(run))
                .containsExactlyElementsOf(
                        files(Umoci.in(home).unpack(layout, tag)).keySet());
        assertThat(trust("cat", image, "etc/name").succeeded().output()).isEqualTo("changed\n");
    }

    private static List<String> names(Run run) {
        return run.lines().stream()
                .skip(2)
                .map(line -> line.split(" +", 4)[3].replaceFirst(" -> .*", ""))
                .sorted()
                .toList();
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(path -> !path.equals(root))
                    .forEach(path -> files.put(root.relativize(path).toString(), ""));
        }
        return files;
    }

    @Test
    void a_tag_that_has_moved_is_not_looked_into_under_its_name() {
        String image = world.repository(Scenario.MOVED).image("1");
        Run run = trust("layers", image);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(6);
        assertThat(run.output()).isEmpty();
        String digest = world.docker().announced(image).orElseThrow();
        String signed = image.substring(0, image.lastIndexOf(':')) + "@" + digest;
        assertThat(trust("layers", signed).succeeded().output())
                .startsWith("signed: ")
                .contains(digest);
        assertThat(trust("layers", "--untrusted", image).succeeded().output())
                .startsWith("untrusted: ")
                .doesNotContain(digest);
    }

    @Test
    void an_image_that_was_signed_but_never_pushed_is_said_to_be_missing() {
        assertThat(trust("layers", world.repository(Scenario.GHOST).image("2")).exitCode())
                .isEqualTo(6);
    }

    /** skopeo stores layers uncompressed there, so that only the diff ids lead to what was signed. */
    @Test
    void a_docker_archive_of_skopeo_is_held_to_the_signature_by_its_configuration() {
        String image = world.repository(Scenario.LAYERS).image("docker");
        Path archive = home.resolve("saved.tar");
        Skopeo.in(home).copy("docker://" + image, "docker-archive:" + archive).succeeded();
        String saved = "docker-archive:" + archive;
        Run run = trust("cat", "--as", image, saved, "etc/name").succeeded();
        assertThat(run.output()).isEqualTo("changed\n");
        assertThat(run.errors()).startsWith("signed: " + saved + " as " + image);
        String other = world.repository(Scenario.MOVED).image("1");
        assertThat(trust("cat", "--as", other, saved, "etc/name").exitCode()).isEqualTo(4);
        assertThat(trust("diff", image, "--untrusted", saved).succeeded().output())
                .contains("0 paths added, 0 changed, 0 removed");
    }

    @Test
    void an_image_of_an_index_is_that_of_the_platform_that_was_asked_for() {
        String image = world.repository(Scenario.MULTI_ARCH).image("oci");
        Run amd64 = trust("layers", "--platform", "linux/amd64", "--format", "json", image)
                .succeeded();
        Run arm64 = trust("layers", "--platform", "linux/arm64", "--format", "json", image)
                .succeeded();
        assertThat(amd64.output()).contains("\"platform\": \"linux/amd64\"");
        assertThat(arm64.output()).contains("\"platform\": \"linux/arm64");
        Path archive = home.resolve("multi.tar");
        trust("pull", image, "--platform", "linux/arm64", "-o", "oci-archive:" + archive)
                .succeeded();
        assertThat(trust("layers", "--as", image, "--platform", "linux/arm64", "oci-archive:" + archive)
                        .succeeded()
                        .output())
                .startsWith("signed: ");
    }
}
