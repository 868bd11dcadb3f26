package dev.contenttrust.updater.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.contenttrust.Digest;
import dev.contenttrust.InvalidNameException;
import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.HttpService.Redirects;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.transport.OversizedAnswerException;
import dev.contenttrust.transport.auth.AuthenticationException;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataFile.Current;
import dev.contenttrust.tuf.MetadataFile.Hashed;
import dev.contenttrust.tuf.MetadataFile.Versioned;
import dev.contenttrust.tuf.NoTrustDataException;
import dev.contenttrust.tuf.RoleName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotaryServerTest {
    private static final String NOT_FOUND =
            "{\"errors\":[{\"code\":\"METADATA_NOT_FOUND\",\"message\":\"You have requested metadata that does not exist.\"}]}";
    private static final Instant BEFORE_CLOSING = Instant.parse("2026-12-07T23:59:59Z");
    private static final Instant AFTER_CLOSING = Instant.parse("2026-12-09T00:00:00Z");
    private static final MetadataFile TIMESTAMP = new Current(RoleName.TIMESTAMP);

    private final List<HttpRequest> asked = Collections.synchronizedList(new ArrayList<>());

    private NotaryServer server(String url, String gun, Instant now, Function<HttpRequest, HttpAnswer> http) {
        return new NotaryServer(
                request -> {
                    asked.add(request);
                    return http.apply(request);
                },
                URI.create(url),
                gun,
                now);
    }

    private NotaryServer answering(CannedAnswer answer) {
        return server("https://notary.example.com", "registry.example.com/demo/app", BEFORE_CLOSING, r -> answer);
    }

    private NotaryServer docker(Instant now, CannedAnswer answer) {
        return server("https://notary.docker.io", "docker.io/library/alpine", now, r -> answer);
    }

    private String urlFor(String server, String gun, MetadataFile file) {
        server(server, gun, BEFORE_CLOSING, r -> CannedAnswer.of(200, "{}")).fetch(file, 100);
        return asked.get(asked.size() - 1).uri().toString();
    }

    @Test
    void spells_names_as_a_notary_server_does() {
        Digest digest = Digest.sha256(new byte[0]);
        String base = "https://n.example.com/v2/localhost:5000/a/b/_trust/tuf/";
        String gun = "localhost:5000/a/b";
        assertThat(urlFor("https://n.example.com", gun, TIMESTAMP)).isEqualTo(base + "timestamp.json");
        assertThat(urlFor("https://n.example.com/", gun, new Versioned(RoleName.ROOT, 3)))
                .isEqualTo(base + "3.root.json");
        assertThat(urlFor("https://n.example.com", gun, new Hashed(new RoleName("targets/releases"), digest)))
                .isEqualTo(base + "targets/releases." + digest.hex() + ".json");
    }

    @Test
    void keeps_a_path_before_the_api() {
        assertThat(urlFor("https://n.example.com/trust/", "a.io/b", TIMESTAMP))
                .isEqualTo("https://n.example.com/trust/v2/a.io/b/_trust/tuf/timestamp.json");
    }

    @Test
    void asks_with_the_scope_of_the_whole_name_and_follows_no_redirect() {
        answering(CannedAnswer.of(200, "{}")).fetch(TIMESTAMP, 100);
        assertThat(asked.get(0).scope()).contains("repository:registry.example.com/demo/app:pull");
        assertThat(asked.get(0).redirects()).isEqualTo(Redirects.REFUSE);
    }

    @Test
    void gives_the_bytes_as_they_came() {
        assertThat(answering(CannedAnswer.of(200, " {}\n")).fetch(TIMESTAMP, 4).orElseThrow())
                .isEqualTo(" {}\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bounds_the_answer() {
        assertThatThrownBy(() -> answering(CannedAnswer.of(200, "{    }")).fetch(TIMESTAMP, 5))
                .isInstanceOf(OversizedAnswerException.class);
    }

    @Test
    void what_is_expected_is_asked_for_once() {
        MetadataFile next = new Versioned(RoleName.ROOT, 2);
        NotaryServer server = answering(CannedAnswer.of(200, "{}"));
        server.expect(next, 100);
        assertThat(server.fetch(next, 100)).contains("{}".getBytes(StandardCharsets.UTF_8));
        assertThat(asked).hasSize(1);
        assertThat(server.fetch(next, 100)).isPresent();
        assertThat(asked).hasSize(2);
    }

    @Test
    void what_is_expected_stays_so_while_other_files_are_asked_for() {
        MetadataFile next = new Versioned(RoleName.ROOT, 2);
        NotaryServer server = answering(CannedAnswer.of(200, "{}"));
        server.expect(next, 100);
        server.fetch(TIMESTAMP, 100);
        server.fetch(next, 100);
        assertThat(asked)
                .extracting(request -> request.uri().getPath().replaceAll(".*/", ""))
                .containsExactlyInAnyOrder("2.root.json", "timestamp.json");
    }

    @Test
    void what_is_expected_is_bounded_and_fails_as_if_it_were_asked_for_then() {
        MetadataFile next = new Versioned(RoleName.ROOT, 2);
        NotaryServer wordy = answering(CannedAnswer.of(200, "{    }"));
        wordy.expect(next, 5);
        assertThatThrownBy(() -> wordy.fetch(next, 5)).isInstanceOf(OversizedAnswerException.class);
        NotaryServer busy = answering(CannedAnswer.of(503, ""));
        busy.expect(next, 100);
        assertThatThrownBy(() -> busy.fetch(next, 100)).isInstanceOf(NetworkException.class);
    }

    @Test
    void has_nothing_where_the_server_says_so() {
        assertThat(answering(CannedAnswer.of(404, NOT_FOUND)).fetch(TIMESTAMP, 100))
                .isEmpty();
    }

    @Test
    void a_plain_web_server_may_lack_the_next_root() {
        assertThat(answering(CannedAnswer.of(404, "<h1>Not found</h1>")).fetch(new Versioned(RoleName.ROOT, 2), 100))
                .isEmpty();
    }

    @Test
    void a_host_that_is_no_trust_server_is_told_from_one_without_data() {
        NoTrustDataException failure = catchThrowableOfType(
                NoTrustDataException.class,
                () -> answering(CannedAnswer.of(404, "404 page not found")).fetch(TIMESTAMP, 100));
        assertThat(failure.why()).contains("not as a Notary server does");
        assertThat(failure.remedy()).contains("--server");
    }

    @Test
    void a_web_page_is_no_metadata() {
        assertThatThrownBy(
                        () -> answering(CannedAnswer.of(200, "<html>").with("Content-Type", "text/html; charset=utf-8"))
                                .fetch(TIMESTAMP, 100))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("web page");
    }

    @Test
    void an_error_says_what_the_server_said() {
        assertThatThrownBy(() -> answering(CannedAnswer.of(
                                500, "{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"unknown error\"}]}"))
                        .fetch(TIMESTAMP, 100))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("HTTP 500, UNKNOWN \"unknown error\"");
    }

    @Test
    void what_the_server_says_cannot_steer_a_terminal_nor_fill_it() {
        String body = "{\"errors\":[{\"code\":\"X\",\"message\":\"\\u001b[2J\\u202e" + "y".repeat(5000) + "\"}]}";
        NetworkException failure = catchThrowableOfType(
                NetworkException.class,
                () -> answering(CannedAnswer.of(500, body)).fetch(TIMESTAMP, 100));
        assertThat(failure.why())
                .contains("\\u{1b}[2J\\u{202e}yyy")
                .doesNotContain("\u001b")
                .hasSizeLessThan(300);
    }

    @Test
    void an_endless_error_is_not_read_to_its_end() {
        assertThatThrownBy(() -> answering(CannedAnswer.of(503, "x".repeat(NotaryServer.ERROR_BODY_MAX + 1)))
                        .fetch(TIMESTAMP, 100))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("HTTP 503");
    }

    @Test
    void shows_the_credentials_of_the_registry() {
        answering(CannedAnswer.of(200, "{}")).fetch(TIMESTAMP, 100);
        assertThat(asked.get(0).credentialsOf()).contains("registry.example.com");
    }

    @Test
    void a_redirect_is_no_answer() {
        assertThatThrownBy(() -> answering(CannedAnswer.of(302, "").with("Location", "https://evil.example.com/"))
                        .fetch(TIMESTAMP, 100))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("https://evil.example.com/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"targets/../root", "/etc/passwd", "targets//a", "Targets", "a?b", "targets/"})
    void a_role_that_is_no_clean_path_is_not_asked_for(String role) {
        assertThatThrownBy(() -> answering(CannedAnswer.of(200, "")).fetch(new Current(new RoleName(role)), 100))
                .isInstanceOf(InvalidNameException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void dockers_server_says_that_it_is_closed_once_it_is() {
        assertThatThrownBy(() -> docker(AFTER_CLOSING, CannedAnswer.of(503, "")).fetch(TIMESTAMP, 100))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("closed on 2026-12-08");
        assertThatThrownBy(() ->
                        docker(AFTER_CLOSING, CannedAnswer.of(404, NOT_FOUND)).fetch(TIMESTAMP, 100))
                .isInstanceOf(NoTrustDataException.class)
                .hasMessageContaining("closed on 2026-12-08");
        assertThatThrownBy(() -> server("https://notary.docker.io", "docker.io/library/alpine", AFTER_CLOSING, r -> {
                            throw new NetworkException("no such host", "", "", null);
                        })
                        .fetch(TIMESTAMP, 100))
                .hasMessageContaining("no such host")
                .hasMessageContaining("closed on 2026-12-08");
        assertThatThrownBy(() -> server("https://notary.docker.io", "docker.io/library/alpine", AFTER_CLOSING, r -> {
                            throw new AuthenticationException("auth.docker.io", "denied", "", "", null);
                        })
                        .fetch(TIMESTAMP, 100))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("closed on 2026-12-08");
    }

    @Test
    void dockers_server_is_not_called_closed_before_its_day_nor_anybody_elses_after() {
        assertThat(docker(BEFORE_CLOSING, CannedAnswer.of(404, NOT_FOUND)).fetch(TIMESTAMP, 100))
                .isEmpty();
        assertThatThrownBy(
                        () -> docker(BEFORE_CLOSING, CannedAnswer.of(503, "")).fetch(TIMESTAMP, 100))
                .message()
                .doesNotContain("closed");
        assertThatThrownBy(() -> server("https://n.example.com", "a.io/b", AFTER_CLOSING, r -> CannedAnswer.of(503, ""))
                        .fetch(TIMESTAMP, 100))
                .message()
                .doesNotContain("closed");
    }
}
