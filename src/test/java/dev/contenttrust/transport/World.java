package dev.contenttrust.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Request;
import dev.contenttrust.transport.HttpService.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A registry, its token server, a user with a Docker configuration, and a clock, all under a test's control. */
public final class World implements AutoCloseable {
    static final String SCOPE = "repository:demo/app:pull";
    static final String USER = "someone";
    static final String PASSWORD = "not:secret";

    final WireMockServer registry = started();
    final WireMockServer tokens = started();
    final List<Duration> pauses = new ArrayList<>();
    volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    final HttpService http;

    private World(Path dockerConfig, UnaryOperator<TransportSettings> change, Optional<Courtesy> courtesy) {
        this.http = new HttpService(change.apply(Requests.settings(dockerConfig)), () -> now, pauses::add, courtesy);
    }

    static World in(Path dockerConfig) {
        return in(dockerConfig, UnaryOperator.identity());
    }

    static World in(Path dockerConfig, UnaryOperator<TransportSettings> change) {
        return new World(dockerConfig, change, Optional.empty());
    }

    static World in(Path dockerConfig, UnaryOperator<TransportSettings> change, Courtesy courtesy) {
        return new World(dockerConfig, change, Optional.of(courtesy));
    }

    private static WireMockServer started() {
        WireMockServer server = new WireMockServer(
                options().dynamicPort().bindAddress("127.0.0.1").stubRequestLoggingDisabled(true));
        server.start();
        return server;
    }

    /** Writes the user's {@code config.json}. */
    static void dockerConfig(Path directory, String json) {
        try {
            Files.writeString(directory.resolve("config.json"), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String basic(String user, String password) {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    String host() {
        return "127.0.0.1:" + registry.port();
    }

    URI uri(String path) {
        return URI.create("http://" + host() + path);
    }

    String realm() {
        return "http://127.0.0.1:" + tokens.port() + "/token";
    }

    String challenge() {
        return "Bearer realm=\"" + realm() + "\",service=\"a registry\",scope=\"" + SCOPE + "\"";
    }

    /** The registry answers every request that has no such token with this challenge. */
    World demandsToken(String token, String challenge) {
        registry.stubFor(any(anyUrl())
                .atPriority(9)
                .willReturn(aResponse().withStatus(401).withHeader("WWW-Authenticate", challenge)));
        registry.stubFor(letIn().withHeader("Authorization", WireMock.equalTo("Bearer " + token)));
        return this;
    }

    World demandsToken(String token) {
        return demandsToken(token, challenge());
    }

    private static MappingBuilder letIn() {
        return any(anyUrl()).atPriority(5).willReturn(WireMock.ok("let in"));
    }

    /** The token server gives this to whoever asks. */
    World givesToken(String json) {
        tokens.stubFor(WireMock.get(urlPathEqualTo("/token")).atPriority(9).willReturn(WireMock.okJson(json)));
        return this;
    }

    /** The token server gives this to the user only. */
    World givesUserToken(String json) {
        tokens.stubFor(WireMock.get(urlPathEqualTo("/token"))
                .withHeader("Authorization", WireMock.equalTo("Basic " + basic(USER, PASSWORD)))
                .willReturn(WireMock.okJson(json)));
        tokens.stubFor(WireMock.get(urlPathEqualTo("/token"))
                .atPriority(9)
                .willReturn(aResponse().withStatus(401)));
        return this;
    }

    /** The registry lets in who comes with this Authorization. */
    World letsIn(String authorization) {
        registry.stubFor(letIn().withHeader("Authorization", matching(authorization)));
        return this;
    }

    String get(String path, String scope) {
        return get(Requests.get(uri(path), scope));
    }

    String get(HttpRequest request) {
        try (HttpAnswer answer = http.send(request)) {
            return answer.status() + " " + new String(answer.bytes(1000), StandardCharsets.UTF_8);
        }
    }

    /** What the registry was asked, method, path and whether with authorization, oldest first. */
    List<String> asked() {
        return lines(registry);
    }

    /** What the token server was asked. */
    List<String> tokensAsked() {
        return lines(tokens);
    }

    private static List<String> lines(WireMockServer server) {
        List<String> lines = new ArrayList<>();
        server.getAllServeEvents().forEach(event -> lines.add(0, line(event.getRequest())));
        return lines;
    }

    private static String line(Request request) {
        String authorization = request.getHeader("Authorization");
        return request.getMethod() + " " + request.getUrl() + (authorization == null ? "" : " " + authorization);
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void close() {
        http.close();
        registry.stop();
        tokens.stop();
    }
}
