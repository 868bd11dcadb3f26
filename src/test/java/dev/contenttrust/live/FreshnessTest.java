package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.publish.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Real metadata seen from a later day: timestamps live two weeks, snapshots and targets three years, roots ten. */
@Live
class FreshnessTest {
    private static final Duration AFTER_TIMESTAMP = Duration.ofDays(20);
    private static final Duration AFTER_ALL_BUT_ROOT = Duration.ofDays(4 * 365);
    private static final Duration AFTER_ROOT = Duration.ofDays(12 * 365);

    private final Trust trust;
    private final String gun;

    FreshnessTest(World world) {
        this.trust = world.trust();
        this.gun = world.repository(Scenario.DELEGATED).gun();
    }

    @Test
    void what_has_expired_is_refused() {
        for (Duration ahead : new Duration[] {AFTER_TIMESTAMP, AFTER_ALL_BUT_ROOT, AFTER_ROOT}) {
            Run run = later(ahead).run("list", gun);
            assertThat(run.exitCode()).as(run.toString()).isEqualTo(5);
            assertThat(run.output()).doesNotContain("only-targets");
        }
    }

    @Test
    void what_has_expired_is_refused_though_it_was_fresh_when_stored() {
        trust.run("list", gun).succeeded();
        assertThat(later(AFTER_TIMESTAMP).run("list", gun).exitCode()).isEqualTo(5);
        assertThat(later(AFTER_TIMESTAMP).run("list", "--offline", gun).exitCode())
                .isEqualTo(5);
        assertThat(trust.run("list", gun).exitCode()).isZero();
    }

    @Test
    void staleness_is_allowed_offline_and_for_so_long_only() {
        trust.run("list", gun).succeeded();
        assertThat(later(AFTER_TIMESTAMP)
                        .run("list", "--offline", "--max-stale", "30d", gun)
                        .exitCode())
                .isZero();
        assertThat(later(AFTER_TIMESTAMP)
                        .run("list", "--offline", "--max-stale", "1d", gun)
                        .exitCode())
                .isEqualTo(5);
    }

    @Test
    void offline_uses_what_is_stored_and_says_since_when() {
        trust.run("list", gun).succeeded();
        Run run = trust.run("list", "--offline", gun).succeeded();
        assertThat(run.output() + run.errors()).contains("not refreshed since");
        assertThat(trust.run("list", "--offline", "--format", "json", gun)
                        .succeeded()
                        .output())
                .containsIgnoringCase("notRefreshedSince");
    }

    @Test
    void offline_without_anything_stored_is_refused() {
        assertThat(trust.run("list", "--offline", gun).exitCode()).isNotZero();
    }

    @Test
    void as_of_another_day_is_said_and_stores_nothing() {
        Run past =
                trust.run("list", "--as-of", Instant.now().plus(AFTER_TIMESTAMP).toString(), gun);
        assertThat(past.exitCode()).isEqualTo(5);
        String soon = Instant.now().plusSeconds(60).toString();
        Run run = trust.run("list", "--as-of", soon, gun).succeeded();
        assertThat(run.output() + run.errors()).contains(soon.substring(0, 10));
        assertThat(trust.run("list", "--offline", gun).exitCode()).isNotZero();
    }

    private Trust later(Duration ahead) {
        return trust.by(InstantSource.fixed(Instant.now().plus(ahead)));
    }
}
