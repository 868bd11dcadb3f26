package dev.contenttrust.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A server over TLS that would speak HTTP/2 (RFC 9113) with whoever offers it, and answers a request with headers without
 * end, in frames of a few bytes that stand for large ones by reference to the compression table (RFC 7541).
 */
final class Http2Flood implements AutoCloseable {
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int CONTINUATION = 9;
    private static final int PREFACE = 24;
    private static final int LARGE = 3800;
    private static final int FRAME = 16_384;

    private final SSLServerSocket server;
    private final byte[] header;
    private final AtomicLong sent = new AtomicLong();
    private final List<String> offered = new java.util.concurrent.CopyOnWriteArrayList<>();

    /** @param header the literal form of the header that is sent again and again */
    Http2Flood(TestAuthority authority, byte[] header) {
        this.header = header;
        this.server = (SSLServerSocket) TestAuthority.socket(authority.server("127.0.0.1"));
        SSLParameters parameters = server.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        server.setSSLParameters(parameters);
        Thread thread = new Thread(this::accept, "flood");
        thread.setDaemon(true);
        thread.start();
    }

    /** A header with an empty name and an empty value. */
    static byte[] emptyHeader() {
        return new byte[] {0, 0};
    }

    /** A header with a value that nearly fills the compression table. */
    static byte[] largeHeader() {
        int more = LARGE - 0x7f;
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(new byte[] {1, 'x', 0x7f, (byte) ((more & 0x7f) | 0x80), (byte) (more >> 7)});
        byte[] value = new byte[LARGE];
        Arrays.fill(value, (byte) 'v');
        header.writeBytes(value);
        return header.toByteArray();
    }

    URI uri() {
        return URI.create("https://127.0.0.1:" + server.getLocalPort() + "/x");
    }

    /** Bytes of headers sent, as frames. */
    long sent() {
        return sent.get();
    }

    /** What each connection agreed to speak. */
    List<String> protocols() {
        return offered;
    }

    private void accept() {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
                offered.add(socket.getApplicationProtocol());
                if (socket.getApplicationProtocol().equals("h2")) {
                    flood(socket.getInputStream(), socket.getOutputStream());
                } else {
                    plain(socket.getInputStream(), socket.getOutputStream());
                }
            } catch (IOException e) {
                offered.add("(broke)");
            }
        }
    }

    private static void plain(InputStream in, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nplain".getBytes(StandardCharsets.ISO_8859_1));
    }

    private void flood(InputStream in, OutputStream out) throws IOException {
        in.readNBytes(PREFACE);
        frame(out, SETTINGS, 0, 0, new byte[0]);
        while (!requested(in)) {
            // The client's settings and windows come before its request.
        }
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.write(0x88); // :status 200
        first.write(0x40); // a header to be remembered, as entry 62
        first.writeBytes(header);
        frame(out, HEADERS, 0, 1, first.toByteArray());
        byte[] again = new byte[FRAME];
        Arrays.fill(again, (byte) 0xbe); // entry 62, once a byte
        while (true) {
            frame(out, CONTINUATION, 0, 1, again);
            sent.addAndGet(FRAME);
        }
    }

    private static boolean requested(InputStream in) throws IOException {
        byte[] head = in.readNBytes(9);
        in.readNBytes(((head[0] & 0xff) << 16) | ((head[1] & 0xff) << 8) | (head[2] & 0xff));
        return head[3] == HEADERS;
    }

    private static void frame(OutputStream out, int type, int flags, int stream, byte[] payload) throws IOException {
        out.write(new byte[] {
            (byte) (payload.length >> 16),
            (byte) (payload.length >> 8),
            (byte) payload.length,
            (byte) type,
            (byte) flags,
            0,
            0,
            0,
            (byte) stream
        });
        out.write(payload);
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
