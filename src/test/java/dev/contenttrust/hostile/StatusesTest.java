package dev.contenttrust.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.tuf.TestRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that says anything but "here it is", to somebody who knows the repository: never a success. */
class StatusesTest {
    private static final String GUN = "registry.example.com/demo/app";
    private static final int NOT_SIGNED = 3;
    private static final int REFUSED = 4;
    private static final int NETWORK = 7;
    private static final int AUTHENTICATION = 8;
    private static final String PLAIN = "Content-Length: 0\r\n\r\n";

    private final TestRepository repository =
            TestRepository.aRepository(GUN).withTag("honest").publish();
    private final Map<String, byte[]> before = repository.state();
    private final Map<String, byte[]> now =
            repository.withTag("newer").rotate("root").publish().state();

    @TempDir
    Path home;

    static IntStream statuses() {
        return IntStream.concat(
                IntStream.of(201, 202, 204, 206, 299, 300, 304, 305, 306, 399, 599, 600, 999),
                IntStream.of(
                        400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 418, 421, 429, 451, 500, 501, 502, 503, 504,
                        511));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void no_status_but_200_lets_the_cache_answer(int status) {
        Client client = knowing();
        for (String file : List.of("2.root.json", "timestamp.json", "snapshot.", "targets.")) {
            if (status == 404 && file.contains("root")) {
                continue; // that is what a server says that has no newer root
            }
            try (LyingServer server =
                    new LyingServer(now).about(file, "HTTP/1.1 " + status + " Whatever\r\n" + PLAIN)) {
                Client.Outcome outcome = client.listHere(server.uri(), GUN, "--timeout", "5s");
                assertThat(outcome.code())
                        .as("%d for %s: %s", status, file, outcome.summary())
                        .isEqualTo(expected(status, file));
                assertThat(outcome.out()).doesNotContain("honest");
            }
        }
        assertFollows(client);
    }

    private static int expected(int status, String file) {
        if (status == 401 || status == 403) {
            return AUTHENTICATION;
        }
        if (status == 404) {
            return file.equals("timestamp.json") ? NOT_SIGNED : REFUSED;
        }
        return NETWORK;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/timestamp.json",
                "http://registry.example.com/timestamp.json",
                "https://elsewhere.example.com/timestamp.json",
                "file:///etc/passwd",
                "/v2/registry.example.com/demo/app/_trust/tuf/1.timestamp.json",
                "data:application/json,{}",
                ""
            })
    void metadata_is_not_fetched_by_redirect(String location) {
        Client client = knowing();
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            try (LyingServer server = new LyingServer(now)
                    .about(
                            "timestamp.json",
                            "HTTP/1.1 " + status + " Elsewhere\r\nLocation: " + location + "\r\n" + PLAIN)) {
                Client.Outcome outcome = client.listHere(server.uri(), GUN);
                assertThat(outcome.code()).as(outcome.summary()).isEqualTo(NETWORK);
                assertThat(server.raw().heads())
                        .filteredOn(head -> head.contains("timestamp.json"))
                        .hasSize(1);
            }
        }
        assertFollows(client);
    }

    static Stream<String> brokenAnswers() {
        return Stream.of(
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 1e3\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}   ",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n" + "\u001f\u008b"
                        + "x".repeat(18),
                "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n" + "x".repeat(18),
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html></html>",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\nnull",
                "HTTP/1.1 200 OK\r\nX: " + "x".repeat(1 << 20) + "\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(100_000) + "\r\n{}",
                "HTTP/1.1 200 OK\r\n" + ":\r\n".repeat(200_000) + "\r\n{}",
                "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(10_000),
                "HTTP/2 200\r\n\r\n{}",
                "ICY 200 OK\r\n\r\n{}",
                "not http at all",
                "");
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("brokenAnswers")
    void an_answer_that_is_none_is_a_failure(String answer) {
        Client client = knowing();
        for (String file : List.of("timestamp.json", "snapshot.")) {
            try (LyingServer server = new LyingServer(now).about(file, answer)) {
                Client.Outcome outcome = client.listHere(server.uri(), GUN, "--timeout", "10s");
                assertThat(outcome.code()).as(outcome.summary()).isIn(REFUSED, NETWORK);
                assertThat(outcome.out()).doesNotContain("honest");
            }
        }
        assertFollows(client);
    }

    @Test
    void an_endless_answer_is_left_at_its_bound() {
        Client client = knowing();
        byte[] more = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        try (LyingServer server = new LyingServer(now).about("timestamp.json", (head, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(more);
            }
        })) {
            assertThat(client.listHere(server.uri(), GUN).code()).isEqualTo(REFUSED);
        }
        assertFollows(client);
    }

    @Test
    void endless_interim_answers_end_at_the_deadline() {
        Client client = knowing();
        try (LyingServer server = new LyingServer(now).about("timestamp.json", (head, out) -> {
            while (true) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            Client.Outcome outcome = client.listHere(server.uri(), GUN, "--timeout", "1s");
            assertThat(outcome.code()).as(outcome.summary()).isEqualTo(NETWORK);
        }
        assertFollows(client);
    }

    private Client knowing() {
        Client client = new Client(home);
        try (LyingServer server = new LyingServer(before)) {
            Client.Outcome outcome = client.listHere(server.uri(), GUN);
            assertThat(outcome.code()).as(outcome.summary()).isZero();
            assertThat(outcome.out()).contains("honest");
        }
        return client;
    }

    private void assertFollows(Client client) {
        try (LyingServer server = new LyingServer(now)) {
            Client.Outcome outcome = client.listHere(server.uri(), GUN);
            assertThat(outcome.code()).as(outcome.summary()).isZero();
            assertThat(outcome.out()).contains("honest").contains("newer");
        }
    }
}
