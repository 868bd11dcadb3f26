package dev.contenttrust.live.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between a client and a server, over TLS on both sides: writes down each request and the connection it came by, and
 * answers some itself with a failure where a test wants that.
 */
public final class Relay implements AutoCloseable {
    private static final List<String> ANSWER_HEADERS = List.of("content-type", "www-authenticate", "cache-control");

    private final URI target;
    private final HttpClient http;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<String> held = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    private Relay(URI target, Identity authority) throws IOException {
        this.target = target;
        this.http =
                HttpClient.newBuilder().sslContext(authority.trustingContext()).build();
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(
                CertificateMint.loopback("relay", authority).servingContext()));
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    static Relay to(URI target, Identity authority) {
        try {
            return new Relay(target, authority);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers with that status, without asking the server, where the path ends so. */
    public void answer(int status, String pathEnding) {
        faults.add(new Fault(status, pathEnding));
    }

    /** Never answers where the path holds this part, until the relay is closed. */
    public void hold(String pathPart) {
        held.add(pathPart);
    }

    /** The requests so far, in the order of their arrival. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How many connections the requests came by. */
    public int connections() {
        Set<Integer> ports = new LinkedHashSet<>();
        requests().forEach(request -> ports.add(request.port()));
        return ports.size();
    }

    /** Forgets the requests so far. */
    public void forget() {
        requests.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        synchronized (requests) {
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    path,
                    exchange.getRemoteAddress().getPort()));
        }
        if (held.stream().anyMatch(path::contains)) {
            awaitClosing();
        }
        Optional<Fault> hit = faults.stream()
                .filter(fault -> path.endsWith(fault.pathEnding()))
                .findFirst();
        try (exchange) {
            if (hit.isPresent()) {
                exchange.sendResponseHeaders(hit.get().status(), -1);
            } else {
                pass(exchange);
            }
        }
    }

    private void awaitClosing() throws IOException {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("held until the relay was closed");
    }

    private void pass(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .ifPresent(value -> request.header("Authorization", value));
        HttpResponse<byte[]> answer = send(request.build());
        for (String name : ANSWER_HEADERS) {
            answer.headers()
                    .allValues(name)
                    .forEach(value -> exchange.getResponseHeaders().add(name, value));
        }
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /**
     * One request.
     *
     * @param port the client's, which tells connections apart
     */
    public record Request(String method, String path, int port) {}

    private record Fault(int status, String pathEnding) {}
}
