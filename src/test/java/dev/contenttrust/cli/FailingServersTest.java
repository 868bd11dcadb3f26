package dev.contenttrust.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of servers that do not answer as they should. */
class FailingServersTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
            .build();

    @TempDir
    Path home;

    @Test
    void a_server_that_refuses_us_is_a_matter_of_authentication() {
        SERVER.stubFor(
                any(anyUrl()).willReturn(unauthorized().withHeader("WWW-Authenticate", "Basic realm=\"notary\"")));
        Run run = Run.in(home).trust("list", "--server", SERVER.baseUrl(), Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.AUTHENTICATION);
    }

    @Test
    void a_server_that_is_not_there_is_a_matter_of_the_network() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Run run = Run.in(home).trust("list", "--server", "http://127.0.0.1:" + port, "--format", "json", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.NETWORK);
        assertThat(Schemas.objections(run.out())).isEmpty();
        assertThat(run.out()).contains("\"cause\": \"network\"");
    }

    @Test
    void every_request_is_told_where_that_is_asked_for() {
        SERVER.stubFor(
                any(anyUrl()).willReturn(unauthorized().withHeader("WWW-Authenticate", "Basic realm=\"notary\"")));
        Run run = Run.in(home).trust("list", "-v", "--server", SERVER.baseUrl(), Demo.GUN);
        assertThat(run.err())
                .contains("GET " + SERVER.baseUrl())
                .contains("401")
                .contains("AuthenticationException");
    }

    @Test
    void no_server_is_asked_offline() {
        Run run = Run.in(home).trust("list", "--offline", "--server", SERVER.baseUrl(), Demo.GUN);
        assertThat(run.code()).isNotEqualTo(ExitCode.OK);
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }
}
