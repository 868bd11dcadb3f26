package dev.contenttrust.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.contenttrust.transport.auth.AuthenticationException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How challenges are answered, and how often servers are bothered for it. */
class ChallengeTest {
    private static final String OTHER = "repository:demo/other:pull";

    @TempDir
    Path docker;

    private static final String TOKEN = "{\"token\":\"t1\",\"expires_in\":300}";

    private void login(World world, String entry) {
        World.dockerConfig(docker, "{\"auths\":{\"" + world.host() + "\":" + entry + "}}");
    }

    @Test
    void a_token_is_asked_for_once_and_kept() {
        try (World world = World.in(docker).demandsToken("t1").givesToken(TOKEN)) {
            assertThat(world.get("/v2/demo/app/manifests/1", World.SCOPE)).isEqualTo("200 let in");
            assertThat(world.get("/v2/demo/app/manifests/2", World.SCOPE)).isEqualTo("200 let in");
            assertThat(world.asked())
                    .containsExactly(
                            "GET /v2/demo/app/manifests/1",
                            "GET /v2/demo/app/manifests/1 Bearer t1",
                            "GET /v2/demo/app/manifests/2 Bearer t1");
            assertThat(world.tokensAsked())
                    .containsExactly("GET /token?service=a%20registry&scope=repository%3Ademo%2Fapp%3Apull");
        }
    }

    @Test
    void another_scope_costs_a_token_but_no_second_challenge() {
        try (World world = World.in(docker).demandsToken("t1").givesToken(TOKEN)) {
            world.get("/v2/demo/app/manifests/1", World.SCOPE);
            world.get("/v2/demo/other/manifests/1", OTHER);
            assertThat(world.asked()).hasSize(3).last().isEqualTo("GET /v2/demo/other/manifests/1 Bearer t1");
            assertThat(world.tokensAsked()).hasSize(2);
        }
    }

    @Test
    void the_scope_of_the_challenge_is_added_to_that_of_the_request() {
        try (World world = World.in(docker).demandsToken("t1").givesToken(TOKEN)) {
            world.get("/v2/demo/app/blobs/uploads/", "repository:demo/app:push " + OTHER);
            assertThat(world.tokensAsked().get(0))
                    .endsWith("&scope=repository%3Ademo%2Fapp%3Apush%2Cpull&scope=repository%3Ademo%2Fother%3Apull");
        }
    }

    @Test
    void access_token_is_as_good_as_token() {
        try (World world = World.in(docker).demandsToken("t1").givesToken("{\"access_token\":\"t1\"}")) {
            assertThat(world.get("/v2/", World.SCOPE)).isEqualTo("200 let in");
        }
    }

    @Test
    void an_expired_token_is_renewed_before_it_is_used() {
        try (World world = World.in(docker).demandsToken("t1").givesToken(TOKEN)) {
            world.get("/v2/", World.SCOPE);
            world.passes(Duration.ofSeconds(299));
            world.get("/v2/", World.SCOPE);
            assertThat(world.tokensAsked()).hasSize(2);
            assertThat(world.asked()).hasSize(3);
        }
    }

    @Test
    void a_token_without_a_lifetime_is_good_for_a_minute() {
        try (World world = World.in(docker).demandsToken("t1").givesToken("{\"token\":\"t1\"}")) {
            world.get("/v2/", World.SCOPE);
            world.passes(Duration.ofSeconds(50));
            world.get("/v2/", World.SCOPE);
            assertThat(world.tokensAsked()).hasSize(1);
            world.passes(Duration.ofSeconds(10));
            world.get("/v2/", World.SCOPE);
            assertThat(world.tokensAsked()).hasSize(2);
        }
    }

    @Test
    void the_expiry_inside_a_jwt_narrows_its_lifetime() {
        try (World world = World.in(docker)) {
            Instant expiry = world.now.plusSeconds(100);
            String jwt = new PlainJWT(new JWTClaimsSet.Builder()
                            .expirationTime(Date.from(expiry))
                            .build())
                    .serialize();
            world.demandsToken(jwt).givesToken("{\"token\":\"" + jwt + "\",\"expires_in\":3600}");
            world.get("/v2/", World.SCOPE);
            world.passes(Duration.ofSeconds(99));
            world.get("/v2/", World.SCOPE);
            assertThat(world.tokensAsked()).hasSize(1);
            world.passes(Duration.ofSeconds(2));
            world.get("/v2/", World.SCOPE);
            assertThat(world.tokensAsked()).hasSize(2);
        }
    }

    @Test
    void a_token_that_the_server_no_longer_takes_is_renewed_once() {
        try (World world = World.in(docker).demandsToken("t1").givesToken(TOKEN)) {
            world.get("/v2/", World.SCOPE);
            world.registry.resetAll();
            world.demandsToken("t2").givesToken("{\"token\":\"t2\"}");
            assertThat(world.get("/v2/", World.SCOPE)).isEqualTo("200 let in");
            assertThat(world.asked()).containsExactly("GET /v2/ Bearer t1", "GET /v2/ Bearer t2");
        }
    }

    @Test
    void a_server_that_refuses_for_ever_is_asked_with_one_fresh_token_only() {
        try (World world = World.in(docker).demandsToken("never").givesToken(TOKEN)) {
            assertThatThrownBy(() -> world.get("/v2/", World.SCOPE))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("no login is stored for " + world.host());
            assertThat(world.asked()).hasSize(2);
            assertThat(world.tokensAsked()).hasSize(1);
        }
    }

    @Test
    void what_is_forbidden_is_denied_at_once() {
        try (World world = World.in(docker)) {
            world.registry.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403)));
            assertThatThrownBy(() -> world.get("/v2/", World.SCOPE))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageStartingWith("Access denied to " + world.uri("/v2/"));
            assertThat(world.asked()).hasSize(1);
        }
    }

    @Test
    void several_threads_share_one_fetch() throws Exception {
        try (World world = World.in(docker).demandsToken("t1")) {
            world.tokens.stubFor(any(anyUrl()).willReturn(okJson(TOKEN).withFixedDelay(200)));
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> world.get("/v2/", World.SCOPE)));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("200 let in");
            }
            threads.shutdown();
            assertThat(world.tokensAsked()).hasSize(1);
        }
    }

    @Test
    void a_stored_login_gets_the_token() {
        try (World world = World.in(docker).demandsToken("t1").givesUserToken(TOKEN)) {
            login(world, "{\"auth\":\"" + World.basic(World.USER, World.PASSWORD) + "\"}");
            assertThat(world.get("/v2/", World.SCOPE)).isEqualTo("200 let in");
            assertThat(world.tokensAsked().get(0)).contains("&account=someone");
        }
    }

    @Test
    void a_login_that_the_token_server_refuses_is_named() {
        try (World world = World.in(docker).demandsToken("t1").givesUserToken(TOKEN)) {
            login(world, "{\"username\":\"someone\",\"password\":\"wrong\"}");
            assertThatThrownBy(() -> world.get("/v2/", World.SCOPE))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("it refuses the user someone")
                    .hasMessageNotContaining("wrong");
        }
    }

    @Test
    void an_identity_token_is_exchanged_by_post() {
        try (World world = World.in(docker).demandsToken("t1")) {
            world.tokens.stubFor(post(urlPathEqualTo("/token"))
                    .withFormParam("grant_type", equalTo("refresh_token"))
                    .withFormParam("service", equalTo("a registry"))
                    .withFormParam("client_id", equalTo("trust"))
                    .withFormParam("refresh_token", equalTo("id+token"))
                    .withFormParam("scope", equalTo(World.SCOPE))
                    .willReturn(okJson("{\"access_token\":\"t1\"}")));
            login(world, "{\"identitytoken\":\"id+token\"}");
            assertThat(world.get("/v2/", World.SCOPE)).isEqualTo("200 let in");
        }
    }

    @Test
    void where_post_is_not_known_the_password_beside_the_identity_token_is_used() {
        try (World world = World.in(docker).demandsToken("t1").givesUserToken(TOKEN)) {
            String auth = World.basic(World.USER, World.PASSWORD);
            login(world, "{\"identitytoken\":\"id\",\"auth\":\"" + auth + "\"}");
            assertThat(world.get("/v2/", World.SCOPE)).isEqualTo("200 let in");
        }
    }

    @Test
    void basic_is_answered_with_the_stored_login_and_then_given_unasked() {
        String auth = World.basic(World.USER, World.PASSWORD);
        try (World world =
                World.in(docker).demandsToken("never", "Basic realm=\"a, b\"").letsIn("Basic " + auth)) {
            login(world, "{\"auth\":\"" + auth + "\"}");
            assertThat(world.get("/v2/", World.SCOPE)).isEqualTo("200 let in");
            assertThat(world.get("/v2/", World.SCOPE)).isEqualTo("200 let in");
            assertThat(world.asked()).hasSize(3);
        }
    }

    @Test
    void basic_without_a_login_says_how_to_get_one() {
        try (World world = World.in(docker).demandsToken("never", "Basic realm=\"x\"")) {
            assertThatThrownBy(() -> world.get("/v2/", World.SCOPE))
                    .isInstanceOfSatisfying(
                            AuthenticationException.class,
                            e -> assertThat(e.remedy()).contains("docker login " + world.host()));
        }
    }

    @Test
    void basic_with_a_wrong_login_is_refused_after_one_try() {
        try (World world = World.in(docker).demandsToken("never", "Basic realm=\"x\"")) {
            login(world, "{\"username\":\"someone\",\"password\":\"wrong\"}");
            assertThatThrownBy(() -> world.get("/v2/", World.SCOPE))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("the user someone is not let in");
            assertThat(world.asked()).hasSize(2);
        }
    }

    @Test
    void among_several_challenges_the_one_we_know_is_answered() {
        try (World world = World.in(docker)) {
            String several = "Negotiate, Digest realm=\"a\\\"b, Basic\", nonce=\"x==\", " + world.challenge();
            world.demandsToken("t1", several).givesToken(TOKEN);
            assertThat(world.get("/v2/", World.SCOPE)).isEqualTo("200 let in");
        }
    }

    @Test
    void a_challenge_that_nobody_knows_is_named() {
        try (World world = World.in(docker).demandsToken("never", "Negotiate")) {
            assertThatThrownBy(() -> world.get("/v2/", World.SCOPE))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("the server wants Negotiate");
        }
    }

    @Test
    void a_token_that_could_break_out_of_its_header_is_refused() {
        try (World world = World.in(docker).demandsToken("t1").givesToken("{\"token\":\"a\\r\\nX-More: b\"}")) {
            assertThatThrownBy(() -> world.get("/v2/", World.SCOPE))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("expected a token of visible ASCII characters");
        }
    }

    @Test
    void an_answer_without_a_token_is_refused() {
        try (World world = World.in(docker).demandsToken("t1").givesToken("{}")) {
            assertThatThrownBy(() -> world.get("/v2/", World.SCOPE)).isInstanceOf(AuthenticationException.class);
        }
    }

    @Test
    void a_trust_server_is_shown_the_login_of_its_registry() {
        World.dockerConfig(
                docker,
                "{\"auths\":{\"registry.example.com\":{\"auth\":\"" + World.basic(World.USER, World.PASSWORD)
                        + "\"}}}");
        try (World world = World.in(docker).demandsToken("t1").givesUserToken(TOKEN)) {
            assertThat(world.get(
                            Requests.get(world.uri("/v2/"), World.SCOPE).withCredentialsOf("registry.example.com")))
                    .isEqualTo("200 let in");
        }
    }

    @Test
    void notary_auth_goes_to_trust_servers_only() {
        Map<String, String> environment = Map.of("NOTARY_AUTH", World.basic(World.USER, World.PASSWORD));
        try (World world = World.in(docker, settings -> settings.withEnvironment(environment))
                .demandsToken("t1")
                .givesUserToken(TOKEN)) {
            assertThat(world.get(
                            Requests.get(world.uri("/v2/"), World.SCOPE).withCredentialsOf("registry.example.com")))
                    .isEqualTo("200 let in");
            assertThatThrownBy(() -> world.get("/v2/", World.SCOPE)).isInstanceOf(AuthenticationException.class);
        }
    }
}
