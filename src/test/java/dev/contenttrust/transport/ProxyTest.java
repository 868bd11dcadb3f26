package dev.contenttrust.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.transport.proxy.ProxySettingsException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through a proxy to names that only it knows. */
class ProxyTest {
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static final URI SECURE = URI.create("https://registry.invalid/v2/");

    private final TestAuthority authority = new TestAuthority("an authority");

    @TempDir
    Path docker;

    private TransportSettings settings(Map<String, String> environment) {
        return Requests.settings(docker)
                .withAuthority(authority.write(docker.resolve("ca.pem")))
                .withInsecureHosts(Set.of("plain.invalid"))
                .withEnvironment(environment);
    }

    private static String get(TransportSettings settings, URI uri) {
        try (HttpService http = new HttpService(settings);
                HttpAnswer answer = http.send(Requests.get(uri))) {
            return new String(answer.bytes(100), StandardCharsets.UTF_8);
        }
    }

    private static String address(RawServer proxy) {
        return "127.0.0.1:" + proxy.port();
    }

    private RawServer secureRegistry() {
        return RawServer.over(
                TestAuthority.socket(authority.server("registry.invalid")),
                (head, out) -> out.write(HELLO.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** A proxy that leads every tunnel to one server, whatever its name. */
    private static RawServer tunnelTo(RawServer server) {
        return RawServer.tunnelTo(() -> new Socket(InetAddress.getLoopbackAddress(), server.port()));
    }

    @Test
    void https_goes_through_a_tunnel() {
        try (RawServer registry = secureRegistry();
                RawServer proxy = tunnelTo(registry)) {
            assertThat(get(settings(Map.of("HTTPS_PROXY", "http://" + address(proxy))), SECURE))
                    .isEqualTo("hello");
            assertThat(proxy.heads().get(0)).startsWith("CONNECT registry.invalid:443 ");
        }
    }

    @Test
    void the_proxys_login_is_shown_to_the_proxy_alone() {
        try (RawServer registry = secureRegistry();
                RawServer proxy = tunnelTo(registry)) {
            assertThat(get(settings(Map.of("https_proxy", "a%40b:c@" + address(proxy))), SECURE))
                    .isEqualTo("hello");
            assertThat(proxy.heads().get(0)).contains("Proxy-Authorization: Basic " + World.basic("a@b", "c"));
            assertThat(registry.heads().get(0)).doesNotContain("Authorization");
        }
    }

    @Test
    void plain_http_is_asked_of_the_proxy() {
        try (RawServer proxy = RawServer.saying(HELLO)) {
            URI uri = URI.create("http://plain.invalid/v2/");
            assertThat(get(settings(Map.of("HTTP_PROXY", address(proxy))), uri)).isEqualTo("hello");
            assertThat(proxy.heads().get(0)).startsWith("GET http://plain.invalid/v2/ ");
        }
    }

    @Test
    void loopback_is_never_asked_of_a_proxy() {
        try (RawServer proxy = RawServer.saying(HELLO);
                RawServer server = RawServer.saying(HELLO)) {
            assertThat(get(settings(Map.of("HTTP_PROXY", address(proxy))), server.uri("/x")))
                    .isEqualTo("hello");
            assertThat(proxy.heads()).isEmpty();
        }
    }

    @Test
    void no_proxy_is_honoured() {
        try (RawServer proxy = RawServer.saying(HELLO)) {
            Map<String, String> environment = Map.of("HTTPS_PROXY", address(proxy), "NO_PROXY", "x.org,.invalid");
            assertThatThrownBy(() -> get(settings(environment), SECURE))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("the name registry.invalid is not known here");
            assertThat(proxy.heads()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://registry.invalid/v2/", "http://plain.invalid/v2/"})
    void a_proxy_that_wants_a_login_is_told_from_a_server_that_does(String uri) {
        String refusal = "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n";
        try (RawServer proxy = RawServer.saying(refusal)) {
            Map<String, String> environment = Map.of("HTTP_PROXY", address(proxy), "HTTPS_PROXY", address(proxy));
            assertThatThrownBy(() -> get(settings(environment), URI.create(uri)))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("proxy");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:1", "socks5://127.0.0.1:1", "http://", "http://a b:1"})
    void a_proxy_of_another_kind_is_refused(String value) {
        assertThatThrownBy(() -> get(settings(Map.of("HTTPS_PROXY", value)), SECURE))
                .isInstanceOf(ProxySettingsException.class)
                .hasMessageContaining("HTTPS_PROXY");
    }
}
