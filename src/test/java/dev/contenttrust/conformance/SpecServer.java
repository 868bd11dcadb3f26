package dev.contenttrust.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Serves a {@link SpecRepository} on loopback for one test. */
final class SpecServer implements BeforeEachCallback, AfterEachCallback {
    private SpecRepository repository;
    private HttpServer server;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        repository = new SpecRepository();
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
            Optional<byte[]> found =
                    exchange.getRequestMethod().equals("GET") ? repository.serve(path) : Optional.empty();
            if (found.isPresent()) {
                exchange.sendResponseHeaders(200, found.get().length == 0 ? -1 : found.get().length);
                exchange.getResponseBody().write(found.get());
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    SpecRepository repository() {
        return repository;
    }

    String url(String below) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + below;
    }
}
