package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.DockerClient;
import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.publish.Scenario;
import dev.contenttrust.live.publish.Signed;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code trust inspect} knows what {@code docker trust inspect} knows. */
@Live
class InspectTest {
    private static final Pattern KEY_ID = Pattern.compile("\"ID\": \"([0-9a-f]{64})\"");

    /** Half of the answers are in our order: that none of so many is will not happen. */
    private static final int SHUFFLES = 50;

    private final World world;

    InspectTest(World world) {
        this.world = world;
    }

    @ParameterizedTest
    @EnumSource
    void as_docker_json_it_is_the_same_text(Scenario scenario) {
        Signed repository = world.repository(scenario);
        DockerClient docker = world.docker();
        Trust trust = world.trust();
        same(docker, trust, repository.gun());
        for (String tag : repository.tags()) {
            same(docker, trust, repository.image(tag));
        }
    }

    @Test
    void as_docker_json_several_repositories_are_one_text() {
        String team = world.repository(Scenario.TEAM).gun();
        String plain = world.repository(Scenario.PLAIN).gun();
        same(world.docker(), world.trust(), team, plain);
        same(world.docker(), world.trust(), plain, world.workshop().gun("never/signed"), team);
    }

    @Test
    void as_docker_json_a_repository_without_trust_data_ends_as_docker_ends() {
        same(world.docker(), world.trust(), world.workshop().gun("never/signed"));
    }

    @ParameterizedTest
    @EnumSource(names = {"TEAM", "DELEGATED", "RSA", "ROTATED"})
    void as_table_and_as_json_it_names_every_key_that_docker_names(Scenario scenario) {
        String gun = world.repository(scenario).gun();
        List<String> keys = KEY_ID.matcher(world.docker().trustInspect(gun).output())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(keys).isNotEmpty();
        assertThat(world.trust().run("inspect", gun).succeeded().output()).contains(keys);
        assertThat(world.trust()
                        .run("inspect", "--format", "json", gun)
                        .succeeded()
                        .output())
                .contains(keys);
    }

    @Test
    void a_tag_that_is_not_signed_exits_with_3() {
        Signed plain = world.repository(Scenario.PLAIN);
        assertThat(world.trust().run("inspect", plain.image("unsigned")).exitCode())
                .isEqualTo(3);
    }

    /** Docker puts two digests of the same tag in any order: one of its answers must be ours. */
    private static void same(DockerClient docker, Trust trust, String... names) {
        Run ours = trust.always("--format", "docker-json").run("inspect", names);
        Run theirs = docker.trustInspect(names);
        for (int i = 0; i < SHUFFLES && !theirs.output().equals(ours.output()); i++) {
            theirs = docker.trustInspect(names);
        }
        assertThat(ours.output()).as(theirs.toString()).isEqualTo(theirs.output());
        assertThat(ours.exitCode()).as(theirs.toString()).isEqualTo(theirs.exitCode());
    }
}
