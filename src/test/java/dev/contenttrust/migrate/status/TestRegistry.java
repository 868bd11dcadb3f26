package dev.contenttrust.migrate.status;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.contenttrust.Digest;
import dev.contenttrust.image.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry on loopback with what the test puts there, OCI 1.1 with referrers; it can be made to lie. */
public final class TestRegistry implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final Map<String, String> types = new ConcurrentHashMap<>();
    private final Map<String, List<String>> referrers = new ConcurrentHashMap<>();
    private volatile int referrersStatus = 200;
    private volatile int pageLength = Integer.MAX_VALUE;
    private volatile String nextHost = "";

    public TestRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v2/", this::answer);
        server.start();
    }

    /** {@code 127.0.0.1:port}. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Stores a manifest by its digest, and under a tag unless that is empty. */
    public Digest manifest(String repository, String tag, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.sha256(bytes);
        for (String reference : List.of(digest.toString(), tag)) {
            String path = "/v2/" + repository + "/manifests/" + reference;
            answers.put(path, bytes);
            types.put(path, text.contains("\"manifests\"") ? MediaType.OCI_INDEX : MediaType.OCI_MANIFEST);
        }
        return digest;
    }

    /** Stores a blob. */
    public Digest blob(String repository, byte[] bytes) {
        Digest digest = Digest.sha256(bytes);
        answers.put("/v2/" + repository + "/blobs/" + digest, bytes);
        return digest;
    }

    /** Sends other bytes for a blob than its digest promises. */
    public void spoil(String repository, Digest blob, byte[] bytes) {
        answers.put("/v2/" + repository + "/blobs/" + blob, bytes);
    }

    /** Lists a descriptor among the referrers. */
    public void refer(String repository, Digest subject, String descriptor) {
        referrers
                .computeIfAbsent("/v2/" + repository + "/referrers/" + subject, path -> new CopyOnWriteArrayList<>())
                .add(descriptor);
    }

    /** Has no endpoint for referrers, as registries before OCI 1.1. */
    public void withoutReferrers() {
        referrersStatus = 404;
    }

    public void failing(int status) {
        referrersStatus = status;
    }

    public void pagesOf(int length) {
        pageLength = length;
    }

    /** Says that the next page is at another host. */
    public void sendingElsewhere(String host) {
        nextHost = host;
    }

    public static String descriptor(String mediaType, Digest digest, long size, String more) {
        return "{\"mediaType\": \"" + mediaType + "\", \"digest\": \"" + digest + "\", \"size\": " + size + more + "}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.contains("/referrers/")) {
                referrers(exchange, path);
            } else if (answers.containsKey(path)) {
                byte[] bytes = answers.get(path);
                exchange.getResponseHeaders().set("Content-Type", types.getOrDefault(path, "application/octet-stream"));
                exchange.getResponseHeaders()
                        .set("Docker-Content-Digest", Digest.sha256(bytes).toString());
                send(exchange, 200, bytes);
            } else {
                send(exchange, 404, new byte[0]);
            }
        }
    }

    private void referrers(HttpExchange exchange, String path) throws IOException {
        if (referrersStatus != 200) {
            send(exchange, referrersStatus, new byte[0]);
            return;
        }
        List<String> all = new ArrayList<>(referrers.getOrDefault(path, List.of()));
        String query = exchange.getRequestURI().getQuery();
        int from = query == null ? 0 : Integer.parseInt(query.replace("from=", ""));
        int to = (int) Math.min((long) from + pageLength, all.size());
        if (to < all.size()) {
            exchange.getResponseHeaders().set("Link", "<" + nextHost + path + "?from=" + to + ">; rel=\"next\"");
        }
        exchange.getResponseHeaders().set("Content-Type", MediaType.OCI_INDEX);
        send(exchange, 200, index(all.subList(from, to)).getBytes(StandardCharsets.UTF_8));
    }

    /** An index of these descriptors. */
    public static String index(List<String> descriptors) {
        return "{\"schemaVersion\": 2, \"mediaType\": \"" + MediaType.OCI_INDEX + "\", \"manifests\": ["
                + String.join(", ", descriptors) + "]}";
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
