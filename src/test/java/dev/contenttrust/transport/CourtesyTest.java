package dev.contenttrust.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.contenttrust.transport.Turnstile.Pass;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.CipherSuite;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.TlsVersion;
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
    void one_goes_first_so_that_others_can_take_up_its_session() {
        Gate gate = new Gate(Courtesy.standard(), nanos::get, 4);
        assertThat(gate.places()).isEqualTo(1);
    }

    @Test
    void a_server_near_by_gets_as_many_connections_as_there_are_processors() throws Exception {
        Gate gate = new Gate(Courtesy.standard(), nanos::get, 3);
        answer(gate, 30, Duration.ofMillis(1));
        assertThat(gate.places()).isEqualTo(3);
    }

    @Test
    void a_server_far_away_gets_all_that_it_may_have() throws Exception {
        Gate gate = new Gate(Courtesy.standard(), nanos::get, 2);
        answer(gate, 30, Duration.ofMillis(40));
        assertThat(gate.places()).isEqualTo(Courtesy.REQUESTS);
        Gate narrow = new Gate(Courtesy.standard().withRequests(1), nanos::get, 2);
        answer(narrow, 30, Duration.ofMillis(40));
        assertThat(narrow.places()).isEqualTo(1);
    }

    @Test
    void there_is_no_further_connection_before_each_has_answered() throws Exception {
        Gate gate = new Gate(Courtesy.standard(), nanos::get, 2);
        Handshake one = session();
        for (int i = 0; i < 20; i++) {
            Pass pass = gate.enter(this::rest);
            pass.answered(Duration.ofMillis(40), Optional.of(one));
            pass.leave();
        }
        assertThat(gate.places()).isEqualTo(2);
    }

    private static Handshake session() {
        return Handshake.get(TlsVersion.TLS_1_3, CipherSuite.TLS_AES_128_GCM_SHA256, List.of(), List.of());
    }

    private void answer(Gate gate, int times, Duration after) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            Pass pass = gate.enter(this::rest);
            pass.answered(after, Optional.of(session()));
            pass.leave();
        }
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
