package dev.contenttrust.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of many requests spare the servers. */
class CourtesyTest {
    private static final HttpUrl ONE = HttpUrl.get("https://one.example.com/x");
    private static final HttpUrl OTHER = HttpUrl.get("https://other.example.com/x");

    @TempDir
    Path docker;

    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> pauses = new ArrayList<>();

    private Turnstile turnstile(Courtesy courtesy) {
        return new Turnstile(Optional.of(courtesy), this::rest, nanos::get, 2);
    }

    private void rest(Duration length) {
        pauses.add(length);
        nanos.addAndGet(length.toNanos());
    }

    private static Budget budget() {
        return new Budget(Duration.ofSeconds(20));
    }

    @Test
    void requests_to_one_server_keep_their_distance() throws Exception {
        Turnstile turnstile = turnstile(Courtesy.standard().withRate(4));
        for (int i = 0; i < 4; i++) {
            turnstile.enter(ONE, budget()).leave();
        }
        assertThat(pauses).containsOnly(Duration.ofMillis(250)).hasSize(3);
    }

    @Test
    void another_server_has_a_rate_of_its_own() throws Exception {
        Turnstile turnstile = turnstile(Courtesy.standard().withRate(1));
        turnstile.enter(ONE, budget()).leave();
        turnstile.enter(OTHER, budget()).leave();
        assertThat(pauses).isEmpty();
    }

    @Test
    void while_a_server_is_busy_nobody_goes_there() throws Exception {
        Turnstile turnstile = turnstile(Courtesy.standard());
        turnstile.busy(ONE, Duration.ofSeconds(30), budget());
        turnstile.enter(OTHER, budget()).leave();
        assertThat(pauses).isEmpty();
        turnstile.enter(ONE, budget()).leave();
        assertThat(pauses).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void a_busy_server_is_waited_for_longer_than_a_request_may_take() {
        Budget budget = budget();
        turnstile(Courtesy.standard()).busy(ONE, Duration.ofMinutes(5), budget);
        assertThat(budget.allows(Duration.ofMinutes(5))).isTrue();
    }

    @Test
    void nobody_waits_for_ever() {
        Budget budget = budget();
        turnstile(Courtesy.standard()).busy(ONE, Duration.ofHours(5), budget);
        assertThat(budget.allows(Duration.ofMinutes(5))).isFalse();
    }

    @Test
    void a_place_that_was_left_is_there_for_the_next() throws Exception {
        Turnstile turnstile = turnstile(Courtesy.standard().withRequests(1));
        for (int i = 0; i < 3; i++) {
            turnstile.enter(ONE, budget()).leave();
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void places_come_back_however_an_exchange_ends() {
        try (World world =
                World.in(docker, settings -> settings, Courtesy.standard().withRequests(1))) {
            world.registry.stubFor(any(anyUrl())
                    .inScenario("busy")
                    .whenScenarioStateIs(Scenario.STARTED)
                    .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "120"))
                    .willSetStateTo("free"));
            world.registry.stubFor(
                    any(anyUrl()).inScenario("busy").whenScenarioStateIs("free").willReturn(ok("now")));
            for (int i = 0; i < 3; i++) {
                assertThat(world.get(Requests.get(world.uri("/x")))).isEqualTo("200 now");
            }
            assertThat(world.pauses).first().isEqualTo(Duration.ofMinutes(2));
            URI gone = world.uri("/x");
            world.registry.stop();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> world.get(Requests.get(gone))).isInstanceOf(NetworkException.class);
            }
        }
    }
}
