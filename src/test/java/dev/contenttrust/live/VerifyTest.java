package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.publish.Publisher;
import dev.contenttrust.live.publish.Pushed;
import dev.contenttrust.live.publish.Scenario;
import dev.contenttrust.live.publish.Signed;
import dev.contenttrust.live.publish.SmallImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code trust verify} holds what is signed against what the registry serves. */
@Live
class VerifyTest {
    private final World world;

    VerifyTest(World world) {
        this.world = world;
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN, 1, 0",
        "RSA, 2, 0",
        "SHA512, 1, 0",
        "LAYERS, oci, 0",
        "LAYERS, docker, 0",
        "MULTI_ARCH, oci, 0",
        "MULTI_ARCH, docker, 0",
        "PLAIN, unsigned, 3",
        "EMPTY, 1, 3",
        "REMOVED, 1, 3",
        "DELEGATED, only-alice, 3",
        "MOVED, 1, 6",
        "MOVED, 2, 0",
        "GHOST, 1, 0",
        "GHOST, 2, 6",
    })
    void exits_by_cause(Scenario scenario, String tag, int exitCode) {
        Run run = world.trust().run("verify", world.repository(scenario).image(tag));
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
    }

    @Test
    void shows_tag_digest_and_image_id() {
        SmallImage image = SmallImage.labelled("identities");
        Pushed pushed = world.workshop().images().push("verify/identities", "1", image);
        Publisher publisher = world.workshop()
                .publisher("verify/identities")
                .init()
                .add("1", pushed)
                .publish();
        assertThat(world.trust()
                        .run("verify", publisher.gun() + ":1")
                        .succeeded()
                        .output())
                .contains("1", pushed.digest().toString(), image.id().toString());
    }

    @Test
    void says_both_digests_where_the_tag_has_moved() {
        Signed moved = world.repository(Scenario.MOVED);
        Run run = world.trust().run("verify", moved.image("1"));
        String signed = world.docker().announced(moved.image("1")).orElseThrow();
        assertThat(run.output() + run.errors()).contains(signed);
    }

    @Test
    void a_payload_is_verified_by_length_and_hash() throws IOException {
        Path home = world.newDirectory("payload");
        SmallImage image = SmallImage.labelled("payload");
        Pushed payload = image.unpushed();
        Publisher publisher = world.workshop()
                .publisher("verify/payload")
                .init()
                .add("file", payload)
                .publish();
        Path good = Files.write(home.resolve("good"), payload.manifest().bytes());
        Path bad = Files.writeString(home.resolve("bad"), "another");
        assertThat(payload(publisher, good).exitCode()).isZero();
        assertThat(payload(publisher, bad).exitCode()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"ROTATED, 2", "TEAM, 1"})
    void explains_every_file_that_the_verdict_rests_on(Scenario scenario, String tag) {
        Run run = world.trust()
                .run("verify", "--explain", world.repository(scenario).image(tag))
                .succeeded();
        assertThat(run.output()).contains("root", "timestamp", "snapshot", "targets");
    }

    private Run payload(Publisher publisher, Path file) {
        return world.trust().run("verify", publisher.gun(), "file", "--input", file.toString());
    }
}
