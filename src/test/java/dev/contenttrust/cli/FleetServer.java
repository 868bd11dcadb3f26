package dev.contenttrust.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A trust server on loopback with repositories that differ. It can break off for one of them, or count and want a rest. */
final class FleetServer implements AutoCloseable {
    private static final byte[] NOT_FOUND =
            "{\"errors\":[{\"code\":\"METADATA_NOT_FOUND\",\"message\":\"no\"}]}".getBytes(StandardCharsets.UTF_8);

    private final Map<String, Map<String, byte[]>> repositories = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final HttpServer server;
    private volatile String broken = "";
    private volatile int refusedEvery = Integer.MAX_VALUE;

    FleetServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Shows the repository as it is published now. */
    void show(TestRepository repository) {
        repositories.put(repository.gun(), repository.publish().state());
    }

    /** Breaks off whenever this one is asked for. */
    void breakOffAt(String gun) {
        broken = gun;
    }

    /** Every so many requests it says 429, and to come back at once. */
    void refuseEvery(int count) {
        refusedEvery = count;
    }

    int refused() {
        return refused.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            int end = path.indexOf("/_trust/tuf/");
            String gun = path.substring("/v2/".length(), end);
            if (gun.equals(broken)) {
                throw new IOException("no answer");
            }
            if (requests.incrementAndGet() % refusedEvery == 0) {
                refused.incrementAndGet();
                exchange.getResponseHeaders().set("Retry-After", "0");
                answer(exchange, 429, NOT_FOUND);
                return;
            }
            byte[] file = repositories.getOrDefault(gun, Map.of()).get(path.substring(end + "/_trust/tuf/".length()));
            answer(exchange, file == null ? 404 : 200, file == null ? NOT_FOUND : file);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
