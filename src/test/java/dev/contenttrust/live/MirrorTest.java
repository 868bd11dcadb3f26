package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.publish.Publisher;
import dev.contenttrust.live.publish.Pushed;
import dev.contenttrust.live.publish.SmallImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

    private static List<String> pastOf(Path mirror, Publisher publisher) throws Exception {
        try (Stream<Path> files = Files.list(mirror.resolve("tuf").resolve(publisher.gun()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".timestamp.json"))
                    .toList();
        }
    }
}
