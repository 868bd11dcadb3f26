package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.OpensslAuthority;
import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.peer.Skopeo;
import dev.contenttrust.live.publish.Publisher;
import dev.contenttrust.live.publish.Pushed;
import dev.contenttrust.live.publish.SmallImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real server has is taken, and stands without the server. */
@Live
class MirrorTest {
    private final World world;

    MirrorTest(World world) {
        this.world = world;
    }

    @Test
    void what_was_taken_stands_when_the_repository_is_gone() throws Exception {
        Pushed first = world.workshop().images().push("mirror/kept", "1", SmallImage.labelled("first"));
        Publisher publisher =
                world.workshop().publisher("mirror/kept").init().add("1", first).publish();
        Path mirror = world.newDirectory("evidence").resolve("mirror");
        Trust trust = world.trust();
        trust.run("mirror", publisher.gun(), "-o", mirror.toString(), "--images")
                .succeeded();
        Pushed second = world.workshop().images().push("mirror/kept", "2", SmallImage.labelled("second"));
        publisher
                .rotate("root")
                .rotate("targets")
                .rotateToServer("snapshot")
                .rotateToServer("timestamp")
                .add("2", second)
                .publish();

        Run taken = trust.run("mirror", publisher.gun(), "-o", mirror.toString(), "--images")
                .succeeded();
        assertThat(taken.output()).contains("images      2 of as many");
        String listed = trust.run("list", publisher.gun()).succeeded().output();
        publisher.delete();

        Trust offline = Trust.at(world.newDirectory("offline")).always("--server", "dir:" + mirror);
        assertThat(offline.run("list", publisher.gun()).succeeded().output()).isEqualTo(listed);
        Run check = Trust.at(world.newDirectory("checking"))
                .run("mirror", "--check", mirror.toString())
                .succeeded();
        assertThat(check.output()).contains("images      2 whole").containsPattern("roots       versions \\d to \\d");
        assertThat(check.errors()).doesNotContain("left out");
        offline.run("pull", publisher.gun() + ":1", "-o", "oci:" + world.newDirectory("pulled"))
                .succeeded();
        assertThat(pastOf(mirror, publisher)).hasSizeGreaterThan(2);
    }

    /** The stamp is openssl's, which takes ours for its own in turn. */
    @ParameterizedTest
    @ValueSource(strings = {"sha1", "sha256"})
    void what_a_real_authority_stamped_is_proven_when_the_server_is_gone(String hash) throws Exception {
        Pushed image = world.workshop().images().push("mirror/stamped-" + hash, "1", SmallImage.labelled(hash));
        Publisher publisher = world.workshop()
                .publisher("mirror/stamped-" + hash)
                .init()
                .add("1", image)
                .publish();
        Path mirror = world.newDirectory("stamped").resolve("mirror");
        Instant before = Instant.now();
        try (OpensslAuthority authority = OpensslAuthority.in(world.newDirectory("authority"), hash)) {
            List<String> trusting = List.of("--tsa-ca", authority.root().toString());
            Run taken = world.trust()
                    .always(trusting.toArray(String[]::new))
                    .run("mirror", publisher.gun(), "-o", mirror.toString(), "--tsa", authority.url())
                    .succeeded();
            assertThat(taken.output()).contains("by     CN=Test.Clock\n");
            publisher.delete();

            Trust offline = Trust.at(world.newDirectory("later"))
                    .always("--server", "dir:" + mirror)
                    .always(trusting.toArray(String[]::new));
            Run then = offline.run(
                            "list",
                            publisher.gun(),
                            "--as-of",
                            before.plusSeconds(600).toString())
                    .succeeded();
            assertThat(then.errors()).contains("is proven: all that it rests on was there by ");
            Run earlier = offline.run(
                            "list",
                            publisher.gun(),
                            "--as-of",
                            before.minusSeconds(60).toString())
                    .succeeded();
            assertThat(earlier.errors()).contains("is claimed, not proven: ");
            try (Stream<Path> files = Files.list(mirror.resolve("proofs"))) {
                for (Path answer :
                        files.filter(file -> file.toString().endsWith(".tsr")).toList()) {
                    String name = answer.getFileName().toString().replace(".tsr", ".json");
                    assertThat(authority.verifies(answer, answer.resolveSibling(name)))
                            .isTrue();
                    assertThat(authority.verifies(answer, authority.root())).isFalse();
                }
            }
        }
    }

    /** Debian's registry has no list of referrers: skopeo sees the evidence under the tag that stands in for it. */
    @Test
    void evidence_beside_the_image_in_its_new_home_outlives_the_server() throws Exception {
        Pushed image = world.workshop().images().push("mirror/moving", "1", SmallImage.labelled("moving"));
        Publisher publisher = world.workshop()
                .publisher("mirror/moving")
                .init()
                .add("1", image)
                .publish();
        String home = world.workshop().gun("mirror/moved");
        Path mirror = world.newDirectory("moving").resolve("mirror");
        Trust trust = world.trust();
        trust.run("pull", publisher.gun() + ":1", "-o", "registry:" + home).succeeded();

        Run first = trust.run("mirror", publisher.gun(), "-o", mirror.toString(), "--to", "registry:" + home)
                .succeeded();
        assertThat(first.output()).contains("is attached in " + home + "\n");
        trust.run("mirror", publisher.gun(), "-o", mirror.toString(), "--to", "registry:" + home)
                .succeeded();
        publisher.delete();

        Skopeo skopeo = Skopeo.in(world.newDirectory("skopeo"));
        String tag = "sha256-" + image.digest().hex();
        String index =
                new String(skopeo.manifest("docker://" + home + ":" + tag).bytes(), StandardCharsets.UTF_8);
        assertThat(index.split("application/vnd.contenttrust.mirror.v1", -1))
                .as("once")
                .hasSize(2);
        Path restored = world.newDirectory("restored").resolve("mirror");
        Trust elsewhere = Trust.at(world.newDirectory("elsewhere"));
        Run back = elsewhere
                .run("mirror", "--from", "registry:" + home + ":1", "-o", restored.toString())
                .succeeded();
        assertThat(back.output()).contains(publisher.gun() + " in " + restored + " is as it was signed\n");
        assertThat(elsewhere
                        .run("resolve", publisher.gun() + ":1", "--server", "dir:" + restored)
                        .succeeded()
                        .output())
                .contains(image.digest().toString());
    }

    private static List<String> pastOf(Path mirror, Publisher publisher) throws Exception {
        try (Stream<Path> files = Files.list(mirror.resolve("tuf").resolve(publisher.gun()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".timestamp.json"))
                    .toList();
        }
    }
}
