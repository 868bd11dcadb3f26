package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.NotaryClient;
import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.peer.TargetRow;
import dev.contenttrust.live.publish.Publisher;
import dev.contenttrust.live.publish.Pushed;
import dev.contenttrust.live.publish.SmallImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keys are replaced while clients remember the old ones. */
@Live
class RotationTest {
    private final World world;

    RotationTest(World world) {
        this.world = world;
    }

    @Test
    void a_client_several_roots_behind_follows_every_rotation() {
        Publisher publisher = published("rotation/behind");
        Trust trust = world.trust();
        trust.run("list", publisher.gun()).succeeded();
        rotateEverything(publisher);
        assertThat(rows(trust, publisher)).isEqualTo(publisher.list()).hasSize(2);
    }

    @Test
    void each_rotation_is_followed_as_it_happens() {
        Publisher publisher = published("rotation/followed");
        Trust trust = world.trust();
        for (String role : new String[] {"targets", "root", "snapshot", "timestamp", "root"}) {
            trust.run("list", publisher.gun()).succeeded();
            if (role.equals("targets") || role.equals("root")) {
                publisher.rotate(role);
            } else {
                publisher.rotateToServer(role);
            }
            assertThat(rows(trust, publisher)).as("after " + role).isEqualTo(publisher.list());
        }
    }

    @Test
    void the_memory_of_the_reference_client_is_taken_up_and_left_as_it_is() throws IOException {
        Publisher publisher = published("rotation/seeded");
        Path home = world.newDirectory("seeded");
        world.stack().dockerConfig(home.resolve(".docker"), Map.of());
        NotaryClient notary =
                NotaryClient.of(world.stack().notary(), world.stack().authorityFile(), home);
        notary.list(publisher.gun());
        Files.move(home.resolve("trust"), home.resolve(".notary"));
        Map<Path, String> before = contents(home.resolve(".notary"));
        rotateEverything(publisher);

        Run run = world.trustAt(home).run("inspect", publisher.gun()).succeeded();
        assertThat(run.output()).contains("root");
        assertThat(contents(home.resolve(".notary"))).isEqualTo(before).isNotEmpty();
    }

    @Test
    void another_root_than_the_pinned_one_is_refused() {
        Publisher publisher = published("rotation/pinned");
        Run run = world.trust().run("list", "--pin", publisher.gun() + "=" + "0".repeat(64), publisher.gun());
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(4);
    }

    @Test
    void a_repository_that_was_begun_anew_under_other_keys_is_refused_to_those_who_knew_the_old() {
        Publisher old = published("rotation/begun-anew");
        Trust trust = world.trust();
        trust.run("list", old.gun()).succeeded();
        old.delete();
        published("rotation/begun-anew");
        Run run = trust.run("list", old.gun());
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(4);
        assertThat(world.trust().run("list", old.gun()).exitCode()).isZero();
    }

    private Publisher published(String repository) {
        Pushed image = world.workshop().images().push(repository, "1", SmallImage.labelled(repository));
        return world.workshop().publisher(repository).init().add("1", image).publish();
    }

    private void rotateEverything(Publisher publisher) {
        Pushed second = SmallImage.labelled("after rotations").unpushed();
        publisher
                .rotate("root")
                .rotate("targets")
                .rotateToServer("snapshot")
                .rotateToServer("timestamp")
                .rotate("root")
                .add("2", second)
                .publish();
    }

    private static List<TargetRow> rows(Trust trust, Publisher publisher) {
        return TargetRow.table(trust.run("list", publisher.gun()).succeeded().lines());
    }

    private static Map<Path, String> contents(Path directory) throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, Files.readString(file) + Files.getLastModifiedTime(file));
            }
        }
        return contents;
    }
}
