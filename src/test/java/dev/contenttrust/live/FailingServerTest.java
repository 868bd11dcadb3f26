package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.publish.Scenario;
import dev.contenttrust.live.stack.CertificateMint;
import dev.contenttrust.live.stack.Relay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that answers badly, or not at all, is never covered up by what was stored before. */
@Live
class FailingServerTest {
    private final World world;
    private final Relay relay;
    private final Trust trust;
    private final String gun;

    FailingServerTest(World world) {
        this.world = world;
        this.relay = world.stack().relay(world.stack().notary());
        this.gun = world.repository(Scenario.DELEGATED).gun();
        this.trust = world.trustThrough(relay);
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @ParameterizedTest
    @CsvSource({"401, 8", "403, 8", "404, 3", "500, 7", "502, 7"})
    void a_failing_timestamp_has_its_own_code_with_and_without_a_cache(int status, int exitCode) {
        trust.run("list", gun).succeeded();
        relay.answer(status, "/timestamp.json");
        for (Trust client : new Trust[] {trust, world.trustThrough(relay)}) {
            Run run = client.run("list", gun);
            assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
            assertThat(run.output()).doesNotContain("only-targets");
        }
    }

    @Test
    void a_server_that_is_down_is_a_failure_of_the_network() {
        trust.run("list", gun).succeeded();
        relay.close();
        Run run = trust.run("list", gun);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(7);
        assertThat(run.output()).doesNotContain("only-targets");
        assertThat(trust.run("list", "--offline", gun).exitCode()).isZero();
    }

    @Test
    void a_server_that_nobody_vouches_for_is_not_believed() {
        String stranger = CertificateMint.authority("Another authority")
                .writeCertificate(world.newDirectory("stranger"))
                .toString();
        Run run = world.trust()
                .always("--server", relay.uri().toString(), "--tls-ca", stranger)
                .run("list", gun);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(7);
        assertThat(relay.requests()).isEmpty();
    }

    @Test
    void a_missing_snapshot_is_a_failure_though_the_timestamp_is_there() {
        relay.answer(404, relayedSnapshot());
        assertThat(trust.run("list", gun).exitCode()).isNotZero();
    }

    private String relayedSnapshot() {
        world.trustThrough(relay).run("list", gun).succeeded();
        String snapshot = relay.requests().stream()
                .map(Relay.Request::path)
                .filter(path -> path.contains("/snapshot."))
                .findFirst()
                .orElseThrow();
        return snapshot.substring(snapshot.lastIndexOf('/'));
    }
}
