package dev.contenttrust.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers without end. Over HTTP/1.1 their bytes are bounded; over HTTP/2 those of empty ones would not be. */
class HeaderFloodTest {
    private final TestAuthority authority = new TestAuthority("an authority");

    @TempDir
    Path docker;

    @Test
    void a_server_that_would_flood_over_http_2_is_spoken_to_in_http_1_1() {
        TransportSettings settings = Requests.settings(docker).withAuthority(authority.write(docker.resolve("ca.pem")));
        for (byte[] header : new byte[][] {Http2Flood.emptyHeader(), Http2Flood.largeHeader()}) {
            try (Http2Flood server = new Http2Flood(authority, header);
                    HttpService http = new HttpService(settings);
                    HttpAnswer answer = http.send(Requests.get(server.uri()))) {
                assertThat(new String(answer.bytes(100), StandardCharsets.UTF_8))
                        .isEqualTo("plain");
                assertThat(server.protocols()).containsExactly("http/1.1");
                assertThat(server.sent()).isZero();
            }
        }
    }
}
