package dev.contenttrust.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.contenttrust.Digest;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.tuf.TestCertificate;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A trust server and registry whose answers take a while, with as many repositories as anybody asks for. How one fares is in its
 * name. It counts how many requests are under way, and from the first to the last how long they took.
 */
final class DistantServer implements AutoCloseable {
    private static final String PREFIX = "registry.example.com/far/";
    private static final String METADATA = "/_trust/tuf/";
    private static final String MANIFESTS = "/manifests/";
    private static final byte[] NOTHING =
            "{\"errors\":[{\"code\":\"METADATA_NOT_FOUND\",\"message\":\"no\"}]}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SIGNED = manifest("signed");
    private static final byte[] OTHER = manifest("other");

    private final Duration delay;
    private final Map<String, byte[]> files;
    private final Map<String, byte[]> tampered;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger current = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong last = new AtomicLong();

    DistantServer(Duration delay) {
        this.delay = delay;
        this.files = TestRepository.aRepository(PREFIX + "any")
                .withKeys("root", TestCertificate.named(PREFIX + "*").over(TestKey.ecdsa()))
                .withTag("targets", "1", Digest.sha256(SIGNED), SIGNED.length)
                .publish()
                .state();
        this.tampered = new LinkedHashMap<>(files);
        tampered.replaceAll((name, bytes) -> name.contains("targets") ? OTHER : bytes);
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    private static byte[] manifest(String what) {
        return ("{\"schemaVersion\":2,\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\""
                        + Digest.sha256(what.getBytes(StandardCharsets.UTF_8)) + "\",\"size\":6},\"layers\":[]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Good ones. */
    static List<String> names(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(PREFIX + "good" + i);
        }
        return names;
    }

    /** Of every kind, and one that is no name. */
    static List<String> mixed(int count) {
        List<String> kinds = List.of(
                "good", "unsigned", "good", "tampered", "moved", "good", "forbidden", "missing", "good", "good");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(PREFIX + (i % 67 == 66 ? "broken" : kinds.get(i % kinds.size())) + i);
        }
        names.set(count / 2, "Not A Name");
        return names;
    }

    int requests() {
        return requests.get();
    }

    /** How many were under way at a time. */
    int mostAtOnce() {
        return most.get();
    }

    /** From the first request to the last answer. */
    Duration span() {
        return Duration.ofNanos(last.get() - first.get());
    }

    void forget() {
        requests.set(0);
        most.set(0);
        first.set(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        first.compareAndSet(0, System.nanoTime());
        requests.incrementAndGet();
        most.accumulateAndGet(current.incrementAndGet(), Math::max);
        try (exchange) {
            await();
            String path = exchange.getRequestURI().getPath();
            if (path.contains("/broken")) {
                throw new IOException("no answer");
            } else if (path.contains("/forbidden")) {
                answer(exchange, 403, NOTHING);
            } else if (path.contains(METADATA)) {
                metadata(exchange, path);
            } else {
                manifest(exchange, path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            last.set(System.nanoTime());
        }
    }

    /** Whoever has his answer may ask again before we hear that it was sent: he is no longer under way then. */
    private void await() throws InterruptedException {
        try {
            Thread.sleep(delay.toMillis());
        } finally {
            current.decrementAndGet();
        }
    }

    private void metadata(HttpExchange exchange, String path) throws IOException {
        String file = path.substring(path.indexOf(METADATA) + METADATA.length());
        byte[] body = path.contains("/unsigned") ? null : (path.contains("/tampered") ? tampered : files).get(file);
        answer(exchange, body == null ? 404 : 200, body == null ? NOTHING : body);
    }

    private void manifest(HttpExchange exchange, String path) throws IOException {
        if (path.contains("/missing") || !path.contains(MANIFESTS)) {
            answer(exchange, 404, NOTHING);
            return;
        }
        String reference = path.substring(path.indexOf(MANIFESTS) + MANIFESTS.length());
        boolean moved = reference.equals("1") && path.contains("/moved");
        byte[] body = moved || reference.equals(Digest.sha256(OTHER).toString()) ? OTHER : SIGNED;
        exchange.getResponseHeaders().set("Content-Type", MediaType.OCI_MANIFEST);
        exchange.getResponseHeaders()
                .set("Docker-Content-Digest", Digest.sha256(body).toString());
        answer(exchange, 200, body);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
