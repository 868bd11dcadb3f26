package dev.contenttrust.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.contenttrust.tuf.TestCertificate;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A trust server with as many repositories as anybody asks for, all of which hold the same: a certificate may cover every
 * repository below a prefix. It counts, and can stop to answer.
 */
final class ManyRepositories implements AutoCloseable {
    static final String PREFIX = "registry.example.com/many/";

    private static final byte[] NOT_FOUND =
            "{\"errors\":[{\"code\":\"METADATA_NOT_FOUND\",\"message\":\"no\"}]}".getBytes(StandardCharsets.UTF_8);

    private final Map<String, byte[]> files;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();
    private final AtomicInteger current = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);
    private volatile int limit = Integer.MAX_VALUE;
    private volatile End end = End.HOLD;

    /** What becomes of requests beyond the limit. */
    enum End {
        /** They wait until the server is closed. */
        HOLD,
        /** Their connections break. */
        BREAK
    }

    ManyRepositories() {
        TestRepository repository = TestRepository.aRepository(PREFIX + "r0")
                .withKeys("root", TestCertificate.named(PREFIX + "*").over(TestKey.ecdsa()))
                .withTag("1")
                .publish();
        this.files = repository.state();
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** From this request on it answers no more. */
    ManyRepositories upTo(int count, End how) {
        end = how;
        limit = count;
        return this;
    }

    /** Answers again. */
    void recover() {
        limit = Integer.MAX_VALUE;
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static String[] names(int count) {
        return IntStream.range(0, count).mapToObj(i -> PREFIX + "r" + i).toArray(String[]::new);
    }

    /** Waits until the limit was reached. */
    void awaitLimit() throws InterruptedException {
        reached.await();
    }

    int requests() {
        return total.get();
    }

    int requests(String gun) {
        return requests.getOrDefault(gun, new AtomicInteger()).get();
    }

    void forget() {
        total.set(0);
        requests.clear();
    }

    /** How many were under way at a time. */
    int mostAtOnce() {
        return most.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        most.accumulateAndGet(current.incrementAndGet(), Math::max);
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            int end = path.indexOf("/_trust/tuf/");
            String gun = path.substring("/v2/".length(), end);
            requests.computeIfAbsent(gun, name -> new AtomicInteger()).incrementAndGet();
            if (total.incrementAndGet() > limit) {
                stop();
            }
            byte[] file = files.get(path.substring(end + "/_trust/tuf/".length()));
            byte[] body = file == null ? NOT_FOUND : file;
            exchange.sendResponseHeaders(file == null ? 404 : 200, body.length);
            current.decrementAndGet();
            exchange.getResponseBody().write(body);
        }
    }

    private void stop() throws IOException {
        current.decrementAndGet();
        reached.countDown();
        if (end == End.HOLD) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new IOException("no answer");
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
