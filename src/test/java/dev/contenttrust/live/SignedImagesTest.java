package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.signed.Tree;
import dev.contenttrust.live.peer.DockerClient;
import dev.contenttrust.live.publish.Scenario;
import dev.contenttrust.live.publish.Signed;
import dev.contenttrust.live.stack.Relay;
import dev.contenttrust.transport.TransportSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images that files name are what {@code docker pull} would take, or a finding. */
@Live
class SignedImagesTest {
    private static final String OTHER = "sha256:" + "0".repeat(64);

    private final World world;

    SignedImagesTest(World world) {
        this.world = world;
    }

    private Tree tree(String server) {
        Path docker = world.stack().dockerConfig(world.newDirectory("docker"), Map.of());
        return new Tree(world.newDirectory("home"), server)
                .by(InstantSource.system())
                .through(TransportSettings.defaults(docker)
                        .withAuthority(world.stack().authorityFile()));
    }

    private Tree tree() {
        return tree(world.stack().notary().toString());
    }

    @ParameterizedTest
    @EnumSource
    void what_docker_announces_is_signed_and_everything_else_is_a_finding(Scenario scenario) {
        Signed repository = world.repository(scenario);
        DockerClient docker = world.docker();
        for (String tag : repository.tags()) {
            String image = repository.image(tag);
            Optional<String> announced = docker.announced(image);
            Tree.Result result = tree().compose(image).check();
            assertThat(result.summary().signed().stream()
                            .map(use -> use.image().signed().digest().toString())
                            .findFirst())
                    .as(image)
                    .isEqualTo(announced);
            assertThat(result.lines()).hasSize(announced.isPresent() ? 0 : 1);
            announced.ifPresent(digest -> {
                assertThat(tree().compose(image + "@" + digest).check().lines()).isEmpty();
                assertThat(tree().compose(image + "@" + OTHER).check().lines())
                        .singleElement()
                        .asString()
                        .startsWith("TR109 error ")
                        .contains(digest, OTHER);
            });
        }
    }

    @Test
    void a_repository_is_asked_for_once_however_often_it_is_named() {
        Signed plain = world.repository(Scenario.PLAIN);
        try (Relay relay = world.stack().relay(world.stack().notary())) {
            Tree tree = tree(relay.uri().toString());
            for (int i = 0; i < 20; i++) {
                tree.compose(plain.image("1"), plain.image("unsigned"));
            }
            assertThat(tree.check().counts()).startsWith("20 signed, 20 refused");
            assertThat(relay.requests()).hasSizeLessThanOrEqualTo(5);
        }
    }

    @Test
    void a_registry_is_no_trust_server_and_says_nothing_of_its_images() {
        Tree.Result result = tree("http://" + world.stack().registry())
                .compose(world.repository(Scenario.PLAIN).image("1"))
                .check();
        assertThat(result.lines()).isEmpty();
        assertThat(result.counts()).endsWith("1 unchecked");
    }
}
