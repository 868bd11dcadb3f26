package dev.contenttrust.cli.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ServerSocketFactory;

/** Speaks as much HTTP/1.1 as it takes to answer our own client, on loopback. */
final class LoopbackServer implements AutoCloseable {
    private final ServerSocket listener;
    private final DemoSite site;

    private LoopbackServer(ServerSocket listener, DemoSite site) {
        this.listener = listener;
        this.site = site;
    }

    static LoopbackServer start(ServerSocketFactory sockets, DemoSite site) throws IOException {
        LoopbackServer server =
                new LoopbackServer(sockets.createServerSocket(0, 0, InetAddress.getLoopbackAddress()), site);
        inBackground(server::accept);
        return server;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                inBackground(() -> serve(connection));
            }
        } catch (IOException closed) {
            // the end of the training
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", 3);
                write(connection.getOutputStream(), words[0], site.answer(words[1], bearsToken(in), port()));
            }
        } catch (IOException gone) {
            // the client has what it wanted
        }
    }

    private static boolean bearsToken(BufferedReader in) throws IOException {
        boolean bears = false;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            bears |= line.regionMatches(true, 0, "Authorization: Bearer", 0, "Authorization: Bearer".length());
        }
        return bears;
    }

    private static void write(OutputStream out, String method, DemoSite.Answer answer) throws IOException {
        String head = "HTTP/1.1 " + answer.status() + " \r\n" + answer.headers() + "Content-Length: "
                + answer.body().length() + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        if (!method.equals("HEAD")) {
            out.write(answer.body().bytes());
        }
        out.flush();
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "loopback");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
