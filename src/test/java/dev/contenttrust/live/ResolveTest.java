package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.DockerClient;
import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.publish.Scenario;
import dev.contenttrust.live.publish.Signed;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code trust resolve} finds the digest that {@code docker pull} would pull. */
@Live
class ResolveTest {
    private static final String OTHER = "sha256:" + "0".repeat(64);

    private final World world;

    ResolveTest(World world) {
        this.world = world;
    }

    @ParameterizedTest
    @EnumSource
    void finds_what_docker_announces(Scenario scenario) {
        Signed repository = world.repository(scenario);
        DockerClient docker = world.docker();
        Trust trust = world.trust();
        for (String tag : repository.tags()) {
            String image = repository.image(tag);
            assertThat(resolved(trust.run("resolve", image))).as(image).isEqualTo(docker.announced(image));
        }
    }

    @Test
    void a_tag_is_resolved_whose_digest_is_the_one_demanded() {
        Signed repository = world.repository(Scenario.PLAIN);
        String digest = world.docker().announced(repository.image("1")).orElseThrow();
        Trust trust = world.trust();
        assertThat(trust.run("resolve", repository.image("1") + "@" + digest).exitCode())
                .isZero();
        assertThat(trust.run("resolve", repository.image("1") + "@" + OTHER).exitCode())
                .isEqualTo(4);
        assertThat(trust.run("resolve", repository.gun() + "@" + digest).exitCode())
                .isZero();
        assertThat(trust.run("resolve", repository.gun() + "@" + OTHER).exitCode())
                .isEqualTo(3);
    }

    @Test
    void a_signer_may_be_demanded() {
        Signed team = world.repository(Scenario.TEAM);
        Trust trust = world.trust();
        assertThat(trust.run("resolve", "--signer", "bob", team.image("1")).exitCode())
                .isZero();
        assertThat(trust.run("resolve", "--signer", "bob", team.image("2")).exitCode())
                .isEqualTo(3);
    }

    @Test
    void of_several_images_each_is_told_and_the_worst_counts() {
        Signed plain = world.repository(Scenario.PLAIN);
        Run run = world.trust()
                .run(
                        "resolve",
                        plain.image("unsigned"),
                        plain.image("1"),
                        world.workshop().gun("never/signed:1"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.output())
                .contains(world.docker().announced(plain.image("1")).orElseThrow());
        assertThat(run.errors()).contains(plain.image("unsigned"), "never/signed");
    }

    /** The digest that was printed; empty where the image is not signed. */
    private static Optional<String> resolved(Run run) {
        if (run.exitCode() == 3) {
            return Optional.empty();
        }
        String line = run.succeeded().output().strip();
        return Optional.of(line.substring(line.indexOf("@") + 1));
    }
}
