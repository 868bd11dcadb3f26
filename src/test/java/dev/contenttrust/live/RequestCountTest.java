package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.publish.Scenario;
import dev.contenttrust.live.stack.Relay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run costs the server. */
@Live
class RequestCountTest {
    private static final int COLD = 5;
    private static final int WARM = 2;

    private final World world;
    private final Relay relay;
    private final Trust trust;

    RequestCountTest(World world) {
        this.world = world;
        this.relay = world.stack().relay(world.stack().notary());
        this.trust = world.trustThrough(relay);
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, 0", "DELEGATED, 2", "TEAM, 3", "MANY_TAGS, 0"})
    void a_first_run_asks_five_times_and_once_for_each_delegation(Scenario scenario, int delegations) {
        trust.run("list", world.repository(scenario).gun()).succeeded();
        assertThat(relay.requests()).hasSizeLessThanOrEqualTo(COLD + delegations);
        assertThat(relay.connections()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"PLAIN", "DELEGATED", "TEAM", "ROTATED"})
    void a_later_run_asks_for_the_timestamp_and_the_next_root_only(Scenario scenario) {
        String gun = world.repository(scenario).gun();
        trust.run("list", gun).succeeded();
        relay.forget();
        trust.run("list", gun).succeeded();
        assertThat(relay.requests()).hasSizeLessThanOrEqualTo(WARM);
        assertThat(relay.connections()).isOne();
    }

    @Test
    void several_repositories_share_connections() {
        String[] guns = {
            world.repository(Scenario.PLAIN).gun(),
            world.repository(Scenario.TEAM).gun(),
            world.repository(Scenario.RSA).gun()
        };
        trust.run("list", guns).succeeded();
        relay.forget();
        trust.run("list", guns).succeeded();
        assertThat(relay.requests()).hasSizeLessThanOrEqualTo(WARM * guns.length);
        assertThat(relay.connections()).isLessThanOrEqualTo(guns.length);
    }
}
