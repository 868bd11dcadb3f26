package dev.contenttrust.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A loopback server that says exactly what a test tells it to, right or wrong. */
public final class RawServer implements AutoCloseable {
    /** How a tunnel's far end is reached. */
    @FunctionalInterface
    public interface FarEnd {
        Socket open() throws IOException;
    }

    /** What is done with a connection, once a request's head has been read from it. */
    @FunctionalInterface
    public interface Script {
        void answer(String head, OutputStream out) throws IOException, InterruptedException;
    }

    private static final char TLS_HANDSHAKE = 0x16;

    private final ServerSocket server;
    private final Script script;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    private RawServer(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
    }

    public static RawServer saying(String text) {
        return doing((head, out) -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    public static RawServer doing(Script script) {
        return over(loopback(), script);
    }

    public static RawServer over(ServerSocket socket, Script script) {
        RawServer raw = new RawServer(socket, script);
        daemon(() -> raw.accept(raw::serve));
        return raw;
    }

    /** Accepts connections, reads the request, and never answers. */
    public static RawServer silent() {
        return doing((head, out) -> new CountDownLatch(1).await());
    }

    /** Says the beginning, then the drop again and again, one each few milliseconds. */
    public static RawServer dripping(String beginning, String drop) {
        return doing((head, out) -> {
            out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            CountDownLatch never = new CountDownLatch(1);
            while (!never.await(5, TimeUnit.MILLISECONDS)) {
                out.write(drop.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        });
    }

    /** A proxy that leads every tunnel to one far end. */
    public static RawServer tunnelTo(FarEnd farEnd) {
        RawServer proxy = new RawServer(loopback(), (head, out) -> {});
        daemon(() -> proxy.accept(socket -> {
            proxy.heads.add(head(socket.getInputStream()));
            Socket far = farEnd.open();
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            daemon(() -> pump(far, socket));
            pump(socket, far);
        }));
        return proxy;
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            return;
        }
    }

    private static ServerSocket loopback() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The heads of all requests so far. */
    public List<String> heads() {
        return heads;
    }

    /** How many connections were made so far. */
    public int connections() {
        return connections.get();
    }

    private interface Service {
        void serve(Socket socket) throws IOException, InterruptedException;
    }

    private void accept(Service service) {
        while (closed.getCount() > 0) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                daemon(() -> attend(socket, service));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void attend(Socket socket, Service service) {
        try (socket) {
            service.serve(socket);
        } catch (IOException | InterruptedException e) {
            heads.add("(broke: " + e.getClass().getSimpleName() + ")");
        }
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        String head = head(socket.getInputStream());
        while (!head.isEmpty()) {
            heads.add(head);
            script.answer(head, socket.getOutputStream());
            socket.getOutputStream().flush();
            if (!head.contains("X-Keep")) {
                socket.shutdownOutput();
                return;
            }
            head = head(socket.getInputStream());
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
            if (head.charAt(0) == TLS_HANDSHAKE) {
                return "(TLS)";
            }
        }
        return head.toString();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
