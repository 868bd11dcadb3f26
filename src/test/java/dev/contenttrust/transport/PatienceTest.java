package dev.contenttrust.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that ask to come back later. */
class PatienceTest {
    @TempDir
    Path docker;

    private static void busyOnce(WireMockServer server, ResponseDefinitionBuilder busy) {
        server.stubFor(any(anyUrl())
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("free")
                .willReturn(busy));
    }

    private static ResponseDefinitionBuilder later(int status, String retryAfter) {
        return aResponse().withStatus(status).withHeader("Retry-After", retryAfter);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_busy_server_is_asked_again_when_it_says(int status) {
        try (World world = World.in(docker)) {
            world.registry.stubFor(any(anyUrl()).atPriority(9).willReturn(ok("now")));
            busyOnce(world.registry, later(status, "3"));
            assertThat(world.get(Requests.get(world.uri("/x")))).isEqualTo("200 now");
            assertThat(world.pauses).containsExactly(Duration.ofSeconds(3));
        }
    }

    @Test
    void a_date_is_compared_with_the_servers_own_clock() {
        try (World world = World.in(docker)) {
            world.registry.stubFor(any(anyUrl()).atPriority(9).willReturn(ok("now")));
            busyOnce(
                    world.registry,
                    later(429, "Wed, 01 Jan 2020 00:00:05 GMT").withHeader("Date", "Wed, 01 Jan 2020 00:00:00 GMT"));
            assertThat(world.get(Requests.get(world.uri("/x")))).isEqualTo("200 now");
            assertThat(world.pauses).containsExactly(Duration.ofSeconds(5));
        }
    }

    @Test
    void a_busy_token_server_is_asked_again_too() {
        try (World world = World.in(docker).demandsToken("t1").givesToken("{\"token\":\"t1\"}")) {
            busyOnce(world.tokens, later(429, "1").withStatus(429));
            assertThat(world.get("/v2/", World.SCOPE)).isEqualTo("200 let in");
            assertThat(world.pauses).containsExactly(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_pause_beyond_the_deadline_is_not_begun() {
        try (World world = World.in(docker)) {
            world.registry.stubFor(any(anyUrl()).willReturn(later(429, "3600")));
            assertThatThrownBy(() -> world.get(Requests.get(world.uri("/x"))))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("takes no more requests from here for now")
                    .hasMessageContaining("come back in 3600 s, which the 20 s allowed do not leave");
            assertThat(world.pauses).isEmpty();
        }
    }

    @Test
    void a_server_that_is_busy_for_ever_is_left_alone() {
        try (World world = World.in(docker)) {
            world.registry.stubFor(any(anyUrl()).willReturn(later(503, "1")));
            assertThatThrownBy(() -> world.get(Requests.get(world.uri("/x"))))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("it still is after 4 pauses");
            assertThat(world.asked()).hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_server_that_does_not_say_when_is_asked_again_shortly(int status) {
        try (World world = World.in(docker)) {
            world.registry.stubFor(any(anyUrl()).atPriority(9).willReturn(ok("now")));
            busyOnce(world.registry, aResponse().withStatus(status));
            assertThat(world.get(Requests.get(world.uri("/x")))).isEqualTo("200 now");
            assertThat(world.pauses).containsExactly(Duration.ofMillis(500));
        }
    }

    @Test
    void pauses_that_nobody_asked_for_grow_and_end() {
        try (World world = World.in(docker)) {
            world.registry.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
            assertThatThrownBy(() -> world.get(Requests.get(world.uri("/x"))))
                    .isInstanceOfSatisfying(
                            NetworkException.class, e -> assertThat(e.waited()).isTrue())
                    .hasMessageContaining("it still is after 4 pauses (status 503)");
            assertThat(world.pauses).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L, 4000L);
        }
    }

    @Test
    void pauses_that_nobody_asked_for_keep_to_the_deadline() {
        try (World world = World.in(docker, settings -> settings.withTimeout(Duration.ofSeconds(3)))) {
            world.registry.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429)));
            assertThatThrownBy(() -> world.get(Requests.get(world.uri("/x"))))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("it does not say when to come back, and the next try would be in 4 s");
            assertThat(world.pauses).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "99999999999", "1.5", "Wed, 01 Jan 2020 00:00:05 GMT+"})
    void nonsense_is_no_answer_to_when(String retryAfter) {
        try (World world = World.in(docker)) {
            world.registry.stubFor(any(anyUrl()).atPriority(9).willReturn(ok("now")));
            busyOnce(world.registry, later(429, retryAfter));
            assertThat(world.get(Requests.get(world.uri("/x")))).isEqualTo("200 now");
            assertThat(world.pauses).containsExactly(Duration.ofMillis(500));
        }
    }
}
