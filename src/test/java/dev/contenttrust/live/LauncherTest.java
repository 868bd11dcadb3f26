package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.contenttrust.live.peer.Program;
import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.peer.TargetRow;
import dev.contenttrust.live.publish.Scenario;
import dev.contenttrust.live.publish.Signed;
import dev.contenttrust.live.stack.Await;
import dev.contenttrust.live.stack.Relay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code scripts/trust} as people start it: a process with exit codes, standard output and signals. */
@Live
class LauncherTest {
    /** A suite that runs in the background ignores interrupts, and so would all that it starts. */
    private static final String DEFAULT_SIGNALS = "--default-signal=TERM,INT";

    private static final Path SCRIPT = Path.of("scripts/trust").toAbsolutePath();
    private static final Path JAR = Path.of("target/trust-all.jar");

    private final World world;
    private final Path home;

    LauncherTest(World world) {
        this.world = world;
        this.home = world.newDirectory("launcher");
        world.stack().dockerConfig(home.resolve(".docker"), Map.of());
    }

    @BeforeAll
    static void the_jar_is_built() {
        assumeTrue(Files.exists(JAR), "the merged jar is not built: mvn package -DskipTests");
    }

    @Test
    void exit_codes_pass_through() {
        Signed plain = world.repository(Scenario.PLAIN);
        Program trust = launcher(SCRIPT);
        Run list = trust.run("list", plain.gun()).succeeded();
        assertThat(TargetRow.table(list.lines())).isEqualTo(world.notary().list(plain.gun()));
        assertThat(trust.run("resolve", plain.image("unsigned")).exitCode()).isEqualTo(3);
        assertThat(trust.run("no-such-command").exitCode()).isEqualTo(2);
    }

    @Test
    void a_link_to_it_is_as_good() throws Exception {
        Path link = Files.createSymbolicLink(home.resolve("dctrust"), SCRIPT);
        assertThat(launcher(link).run("--version").succeeded().output()).startsWith("trust ");
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void signals_end_it(String signal, int exitCode) throws Exception {
        try (Relay relay = world.stack().relay(world.stack().notary())) {
            relay.hold("timestamp.json");
            String authority = world.stack().authorityFile().toString();
            String gun = world.repository(Scenario.PLAIN).gun();
            Process trust = set(Program.named("env", home))
                    .start(
                            DEFAULT_SIGNALS,
                            SCRIPT.toString(),
                            "list",
                            "--server",
                            relay.uri().toString(),
                            "--tls-ca",
                            authority,
                            gun);
            Await.until(
                    "a request for the timestamp",
                    () -> relay.requests().stream()
                            .anyMatch(request -> request.path().endsWith("timestamp.json")));
            Program.named("sh", home)
                    .run("-c", "kill -" + signal + " " + trust.pid())
                    .succeeded();
            assertThat(trust.waitFor()).isEqualTo(exitCode);
        }
    }

    private Program launcher(Path script) {
        return set(Program.at(script, home));
    }

    private Program set(Program program) {
        return program.with("JAVA_HOME", System.getProperty("java.home"))
                .with("TRUST_ARCHIVE", "off")
                .with("DOCKER_CONTENT_TRUST_SERVER", world.stack().notary().toString());
    }
}
