package dev.contenttrust.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where answers may send us, and what goes with us. The token server stands for a registry's storage here. */
class RedirectTest {
    @TempDir
    Path docker;

    private static void redirects(World world, int status, String location) {
        world.registry.stubFor(any(urlPathEqualTo("/blob"))
                .willReturn(aResponse().withStatus(status).withHeader("Location", location)));
    }

    private static String storage(World world) {
        return "http://127.0.0.1:" + world.tokens.port() + "/stored?signature=secret";
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_blob_is_fetched_from_where_the_registry_says(int status) {
        try (World world = World.in(docker)) {
            redirects(world, status, storage(world));
            world.tokens.stubFor(WireMock.get(anyUrl()).willReturn(ok("blob")));
            assertThat(world.get(Requests.blob(world.uri("/blob")).withHeader("Range", "bytes=2-")))
                    .isEqualTo("200 blob");
            world.tokens.verify(WireMock.getRequestedFor(anyUrl()).withHeader("Range", equalTo("bytes=2-")));
        }
    }

    @Test
    void credentials_stay_behind() {
        try (World world = World.in(docker).demandsToken("t1").givesToken("{\"token\":\"t1\"}")) {
            world.registry.stubFor(any(urlPathEqualTo("/blob"))
                    .withHeader("Authorization", equalTo("Bearer t1"))
                    .willReturn(aResponse().withStatus(307).withHeader("Location", storage(world))));
            world.tokens.stubFor(any(urlPathEqualTo("/stored")).willReturn(ok("blob")));
            assertThat(world.get(Requests.blob(world.uri("/blob")))).isEqualTo("200 blob");
            assertThat(world.tokensAsked()).last().isEqualTo("GET /stored?signature=secret");
        }
    }

    @Test
    void credentials_go_along_within_the_registry() {
        try (World world = World.in(docker).demandsToken("t1").givesToken("{\"token\":\"t1\"}")) {
            world.registry.stubFor(any(urlPathEqualTo("/blob"))
                    .withHeader("Authorization", equalTo("Bearer t1"))
                    .willReturn(aResponse().withStatus(307).withHeader("Location", "/elsewhere")));
            assertThat(world.get(Requests.blob(world.uri("/blob")))).isEqualTo("200 let in");
            assertThat(world.asked()).last().isEqualTo("GET /elsewhere Bearer t1");
        }
    }

    @Test
    void metadata_is_not_fetched_from_elsewhere() {
        try (World world = World.in(docker)) {
            redirects(world, 302, storage(world));
            assertThat(world.get(Requests.get(world.uri("/blob")))).startsWith("302");
            assertThat(world.tokensAsked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://storage.example.com/x", "file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:1", "//"})
    void nothing_less_than_https_or_loopback_is_followed(String location) {
        try (World world = World.in(docker)) {
            redirects(world, 302, location);
            assertThatThrownBy(() -> world.get(Requests.blob(world.uri("/blob"))))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("it redirects to");
        }
    }

    @Test
    void plain_http_is_followed_to_hosts_that_were_named() {
        try (World world = World.in(docker, settings -> settings.withInsecureHosts(Set.of("storage.invalid")))) {
            redirects(world, 302, "http://storage.invalid/x");
            assertThatThrownBy(() -> world.get(Requests.blob(world.uri("/blob"))))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("the name storage.invalid is not known here");
        }
    }

    @Test
    void circles_end() {
        try (World world = World.in(docker)) {
            redirects(world, 302, "/blob");
            assertThatThrownBy(() -> world.get(Requests.blob(world.uri("/blob"))))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("it redirects more than 5 times");
            assertThat(world.asked()).hasSize(6);
        }
    }

    @Test
    void storage_that_refuses_us_is_no_matter_of_logins() {
        try (World world = World.in(docker)) {
            redirects(world, 302, storage(world));
            world.tokens.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403)));
            assertThatThrownBy(() -> world.get(Requests.blob(world.uri("/blob"))))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("the registry sent us there")
                    .hasMessageNotContaining("secret");
        }
    }
}
