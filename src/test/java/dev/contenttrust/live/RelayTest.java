package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.NotaryClient;
import dev.contenttrust.live.publish.Scenario;
import dev.contenttrust.live.stack.LiveStack;
import dev.contenttrust.live.stack.Relay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The reference client's own manners, seen through the relay: what its successor is measured against. */
@Live
class RelayTest {
    private final Relay relay;
    private final String gun;
    private final NotaryClient notary;

    RelayTest(World world) {
        LiveStack stack = world.stack();
        this.relay = stack.relay(stack.notary());
        this.gun = world.repository(Scenario.PLAIN).gun();
        this.notary = NotaryClient.of(relay.uri(), stack.authorityFile(), world.newDirectory("relayed"));
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void requests_and_connections_are_counted() {
        assertThat(notary.list(gun)).hasSize(1);
        assertThat(relay.requests())
                .extracting(Relay.Request::path)
                .contains("/v2/" + gun + "/_trust/tuf/timestamp.json");
        assertThat(relay.connections()).isBetween(1, relay.requests().size());
    }

    @Test
    void a_path_can_be_broken() {
        relay.answer(404, "/timestamp.json");
        assertThat(notary.run("list", gun).exitCode()).isNotZero();
    }
}
