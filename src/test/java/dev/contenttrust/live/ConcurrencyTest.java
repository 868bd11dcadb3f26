package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.cli.Main;
import dev.contenttrust.live.peer.Program;
import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.publish.Scenario;
import dev.contenttrust.live.stack.Await;
import dev.contenttrust.live.stack.Relay;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes on one memory, and processes that end in the middle. */
@Live
class ConcurrencyTest {
    private static final int PROCESSES = 3;

    private final World world;
    private final Relay relay;
    private final Path home;
    private final String gun;

    ConcurrencyTest(World world) {
        this.world = world;
        this.relay = world.stack().relay(world.stack().notary());
        this.home = world.newDirectory("shared");
        world.stack().dockerConfig(home.resolve(".docker"), Map.of());
        this.gun = world.repository(Scenario.DELEGATED).gun();
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void processes_that_start_together_all_succeed() {
        String expected = world.trust().run("list", gun).succeeded().output();
        Program trust = process();
        List<Run> runs = IntStream.range(0, PROCESSES)
                .parallel()
                .mapToObj(i -> trust.run("list", gun))
                .toList();
        assertThat(runs).allSatisfy(run -> assertThat(run.succeeded().output()).isEqualTo(expected));
        assertThat(world.trustAt(home).run("list", "--offline", gun).exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp.json", "/snapshot.", "/targets.", "/targets/releases."})
    void a_process_killed_in_the_middle_leaves_a_memory_that_the_next_can_use(String waitingFor) throws Exception {
        relay.hold(waitingFor);
        Process killed = process().start("list", "--server", relay.uri().toString(), "--tls-ca", authority(), gun);
        Await.until(
                "the request for " + waitingFor,
                () -> relay.requests().stream()
                        .anyMatch(request -> request.path().contains(waitingFor)));
        killed.destroyForcibly().waitFor();
        assertThat(world.trustAt(home).run("list", gun).succeeded().output())
                .isEqualTo(world.trust().run("list", gun).output());
    }

    private String authority() {
        return world.stack().authorityFile().toString();
    }

    /** The command as a process of its own, from the classes under test. */
    private Program process() {
        return Program.at(Path.of(System.getProperty("java.home"), "bin", "java"), home)
                .always("-Xmx64m", "-cp", System.getProperty("java.class.path"), Main.class.getName())
                .with("DOCKER_CONTENT_TRUST_SERVER", world.stack().notary().toString());
    }
}
