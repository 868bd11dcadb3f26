package dev.contenttrust.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Serves a {@link SpecRepository} on loopback for one test. */
final class SpecServer implements BeforeEachCallback, AfterEachCallback {
    private final SpecRepository repository = new SpecRepository();
    private Function<String, Optional<byte[]>> answers = repository::serve;
    private HttpServer server;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath().substring(1);
            Optional<byte[]> found = exchange.getRequestMethod().equals("GET") ? answers.apply(path) : Optional.empty();
            if (found.isPresent()) {
                exchange.sendResponseHeaders(200, found.get().length == 0 ? -1 : found.get().length);
                exchange.getResponseBody().write(found.get());
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    /** From now on answers so: the raw path without its first slash in, the body out, or nothing for 404. */
    void answerBy(Function<String, Optional<byte[]>> other) {
        answers = other;
    }

    SpecRepository repository() {
        return repository;
    }

    String url(String below) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + below;
    }
}
