package dev.contenttrust.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.transport.HttpService.HttpRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server may do to its answers, and how far it gets. */
class BoundsTest {
    private static final long MAX = 1000;

    @TempDir
    Path dockerConfig;

    private HttpService service() {
        return new HttpService(Requests.settings(dockerConfig));
    }

    private byte[] get(RawServer server) {
        try (HttpService http = service();
                HttpAnswer answer = http.send(Requests.get(server.uri("/x")))) {
            return answer.bytes(MAX);
        }
    }

    private ThrowingCallable getting(RawServer server, HttpRequest request) {
        return () -> {
            try (server;
                    HttpService http =
                            new HttpService(Requests.settings(dockerConfig).withTimeout(Requests.SHORT));
                    HttpAnswer answer = http.send(request)) {
                answer.body().readAllBytes();
            }
        };
    }

    private ThrowingCallable getting(RawServer server) {
        return getting(server, Requests.get(server.uri("/x")));
    }

    @Test
    void an_answer_is_its_status_headers_and_bytes() {
        try (RawServer server =
                RawServer.saying("HTTP/1.1 404 Not Found\r\nX-What: this\r\nContent-Length: 2\r\n\r\nno")) {
            try (HttpService http = service();
                    HttpAnswer answer = http.send(Requests.get(server.uri("/x")))) {
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.header("x-what")).contains("this");
                assertThat(answer.uri()).isEqualTo(server.uri("/x"));
                assertThat(new String(answer.bytes(MAX), StandardCharsets.UTF_8))
                        .isEqualTo("no");
            }
        }
    }

    @Test
    void plain_bytes_are_asked_for_under_our_name() {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(get(server)).isEmpty();
            assertThat(server.heads().get(0)).contains("Accept-Encoding: identity", "User-Agent: trust");
        }
    }

    @Test
    void an_answer_may_be_as_long_as_allowed() {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1000))) {
            assertThat(get(server)).hasSize(1000);
        }
    }

    @Test
    void a_longer_one_is_refused_by_what_it_says() {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n")) {
            assertThatThrownBy(() -> get(server))
                    .isInstanceOf(OversizedAnswerException.class)
                    .hasMessageContaining("at most 1000 bytes, the server says 1001");
        }
    }

    @Test
    void a_longer_one_is_refused_by_what_comes() {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1001))) {
            assertThatThrownBy(() -> get(server))
                    .isInstanceOf(OversizedAnswerException.class)
                    .hasMessageContaining("at most 1000 bytes, there is more");
        }
    }

    @Test
    void a_truncated_answer_says_what_was_expected() {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfour")) {
            assertThatThrownBy(() -> get(server))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("expected 10 bytes, got 4");
        }
    }

    @Test
    void what_came_before_the_connection_broke_is_given_first() throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfour");
                HttpService http = service();
                HttpAnswer answer = http.send(Requests.get(server.uri("/x")))) {
            byte[] buffer = new byte[100];
            assertThat(answer.body().read(buffer)).isEqualTo(4);
            assertThat(new String(buffer, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("four");
            assertThatThrownBy(() -> answer.body().read(buffer))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("expected 10 bytes, got 4");
        }
    }

    @Test
    void an_endless_head_is_refused() {
        assertThatThrownBy(getting(RawServer.saying("HTTP/1.1 200 OK\r\n" + "X-Flood: 0123456789\r\n".repeat(20_000))))
                .isInstanceOf(NetworkException.class);
    }

    @Test
    void compressed_answers_are_refused_when_read() {
        assertThatThrownBy(getting(
                        RawServer.saying("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("Content-Encoding: gzip");
    }

    @Test
    void a_silent_server_ends_at_the_deadline() {
        assertThatThrownBy(getting(RawServer.silent()))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("longer than the 300 ms allowed");
    }

    @Test
    void a_dripping_head_ends_at_the_deadline() {
        assertThatThrownBy(getting(RawServer.dripping("HTTP/1.1 200 OK\r\nX: ", "x")))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("longer than the 300 ms allowed");
    }

    @Test
    void a_dripping_body_ends_at_the_deadline() {
        assertThatThrownBy(getting(RawServer.dripping("HTTP/1.1 200 OK\r\n\r\n", "x")))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("longer than the 300 ms allowed");
    }

    @Test
    void the_head_of_a_blob_ends_at_the_deadline_too() {
        RawServer server = RawServer.dripping("HTTP/1.1 200 OK\r\nX: ", "x");
        assertThatThrownBy(getting(server, Requests.blob(server.uri("/x"))))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("longer than the 300 ms allowed");
    }

    @Test
    void a_blob_that_drips_is_below_the_least_rate() {
        RawServer server = RawServer.dripping("HTTP/1.1 200 OK\r\n\r\n", "x");
        assertThatThrownBy(getting(server, Requests.blob(server.uri("/x"))))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("less than 1000000 bytes a second came over 300 ms");
    }

    @Test
    void a_blob_that_stalls_ends_with_its_window() {
        RawServer server = RawServer.doing((head, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfour".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            new java.util.concurrent.CountDownLatch(1).await();
        });
        assertThatThrownBy(getting(server, Requests.blob(server.uri("/x"))))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("expected 10 bytes, got 4 (the server sends nothing more)");
    }

    @Test
    void a_refused_connection_says_so() throws Exception {
        URI gone;
        try (RawServer server = RawServer.silent()) {
            gone = server.uri("/x");
        }
        try (HttpService http = service()) {
            assertThatThrownBy(() -> http.send(Requests.get(gone)))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("the connection to 127.0.0.1:" + gone.getPort() + " could not be made");
        }
    }

    @Test
    void plain_http_stays_on_this_machine() {
        try (HttpService http = service()) {
            assertThatThrownBy(() -> http.send(Requests.get(URI.create("http://registry.example.com/v2/"))))
                    .isInstanceOf(PlainHttpException.class)
                    .hasMessageContaining("registry.example.com");
        }
    }
}
