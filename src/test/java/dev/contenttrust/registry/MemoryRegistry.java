package dev.contenttrust.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.contenttrust.Digest;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.json.JsonCursor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A registry on loopback that takes what is pushed, with a list of referrers as OCI 1.1 has it, or without; a test can reach in. */
public final class MemoryRegistry implements AutoCloseable {
    private final HttpServer server;
    private final boolean lists;
    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    private final Map<String, String> types = new ConcurrentHashMap<>();
    private final Map<String, List<String>> referrers = new ConcurrentHashMap<>();
    private final Map<String, ByteArrayOutputStream> uploads = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private volatile Consumer<String> afterPut = path -> {};

    private MemoryRegistry(boolean lists) {
        this.lists = lists;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/v2/", this::answer);
        server.start();
    }

    /** One that lists referrers itself. */
    public static MemoryRegistry listing() {
        return new MemoryRegistry(true);
    }

    /** One from before OCI 1.1. */
    public static MemoryRegistry old() {
        return new MemoryRegistry(false);
    }

    /** {@code 127.0.0.1:port}. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Runs after each manifest that is put, with its path. */
    public void afterPut(Consumer<String> action) {
        afterPut = action;
    }

    /** What lies there, under {@code NAME/manifests/REFERENCE} or {@code NAME/blobs/DIGEST}. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(stored.get(path)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The same, as it is. */
    public byte[] bytes(String path) {
        return stored.getOrDefault(path, new byte[0]).clone();
    }

    /** Lists one of them no more. */
    public void forget(String name, Digest subject, int index) {
        referrers
                .getOrDefault(name + "/referrers/" + subject, new ArrayList<>())
                .remove(index);
    }

    /** Puts a manifest there, under its digest and a tag. */
    public Digest manifest(String name, String tag, String mediaType, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.sha256(bytes);
        keep(name + "/manifests/" + tag, mediaType, bytes);
        keep(name + "/manifests/" + digest, mediaType, bytes);
        return digest;
    }

    /** Puts a blob there. */
    public Digest blob(String name, byte[] bytes) {
        Digest digest = Digest.sha256(bytes);
        stored.put(name + "/blobs/" + digest, bytes);
        return digest;
    }

    /** Puts something there whatever it should be. */
    public void spoil(String path, byte[] bytes) {
        stored.put(path, bytes);
    }

    /** The descriptors that refer to a manifest, as this registry lists them. */
    public List<String> referrers(String name, Digest subject) {
        return referrers.getOrDefault(name + "/referrers/" + subject, List.of());
    }

    /** Lists one. */
    public void refer(String name, Digest subject, String descriptor) {
        referrers
                .computeIfAbsent(name + "/referrers/" + subject, path -> new ArrayList<>())
                .add(descriptor);
    }

    private void keep(String path, String mediaType, byte[] bytes) {
        stored.put(path, bytes);
        types.put(path, mediaType);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/v2/".length());
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestMethod()) {
                case "PUT" -> put(exchange, path, body);
                case "POST" -> {
                    String upload = path + number.incrementAndGet();
                    uploads.put(upload, new ByteArrayOutputStream());
                    exchange.getResponseHeaders().set("Location", "/v2/" + upload);
                    send(exchange, 202, new byte[0]);
                }
                case "PATCH" -> {
                    uploads.getOrDefault(path, new ByteArrayOutputStream()).write(body);
                    exchange.getResponseHeaders().set("Location", "/v2/" + path);
                    send(exchange, 202, new byte[0]);
                }
                default -> get(exchange, path);
            }
        }
    }

    private void put(HttpExchange exchange, String path, byte[] body) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        if (uploads.containsKey(path)) {
            byte[] blob = Objects.requireNonNull(uploads.remove(path)).toByteArray();
            Digest digest = Digest.parse(query.replace("digest=", ""));
            if (!Digest.sha256(blob).equals(digest)) {
                send(exchange, 400, new byte[0]);
                return;
            }
            stored.put(path.substring(0, path.indexOf("/blobs/")) + "/blobs/" + digest, blob);
            send(exchange, 201, new byte[0]);
            return;
        }
        String name = path.substring(0, path.indexOf("/manifests/"));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        Digest digest = Digest.sha256(body);
        JsonCursor json = JsonCursor.parse("a manifest", body);
        if (json.optional("config")
                .filter(config -> !stored.containsKey(
                        name + "/blobs/" + config.member("digest").string()))
                .isPresent()) {
            send(exchange, 404, new byte[0]);
            return;
        }
        keep(path, type, body);
        keep(name + "/manifests/" + digest, type, body);
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest.toString());
        Optional<String> subject =
                json.optional("subject").map(one -> one.member("digest").string());
        if (lists && subject.isPresent()) {
            String descriptor = "{\"mediaType\": \"" + type + "\", \"digest\": \"" + digest + "\", \"size\": "
                    + body.length + ", \"artifactType\": \""
                    + json.member("artifactType").string() + "\"}";
            if (!referrers(name, Digest.parse(subject.get())).contains(descriptor)) {
                refer(name, Digest.parse(subject.get()), descriptor);
            }
            exchange.getResponseHeaders().set("OCI-Subject", subject.get());
        }
        afterPut.accept(path);
        send(exchange, 201, new byte[0]);
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        byte[] bytes = stored.get(path);
        if (lists && path.contains("/referrers/")) {
            exchange.getResponseHeaders().set("Content-Type", MediaType.OCI_INDEX);
            String index = "{\"schemaVersion\": 2, \"mediaType\": \"" + MediaType.OCI_INDEX + "\", \"manifests\": ["
                    + String.join(", ", referrers.getOrDefault(path, List.of())) + "]}";
            send(exchange, 200, index.getBytes(StandardCharsets.UTF_8));
        } else if (bytes == null) {
            send(exchange, 404, new byte[0]);
        } else {
            exchange.getResponseHeaders().set("Content-Type", types.getOrDefault(path, "application/octet-stream"));
            exchange.getResponseHeaders()
                    .set("Docker-Content-Digest", Digest.sha256(bytes).toString());
            send(exchange, 200, bytes);
        }
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
