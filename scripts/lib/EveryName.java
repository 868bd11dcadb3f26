import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A trust server for bench: shows the metadata of one repository under every name that is asked for, over plain http on loopback,
 * as fast as it can. A certificate may cover every repository below a prefix, so that clients verify all of it.
 *
 * <p>{@code java EveryName.java DIRECTORY} serves the files of DIRECTORY by their names, and prints its port.
 */
final class EveryName {
    private static final byte[] NOT_FOUND =
            answer("404 Not Found", "{\"errors\":[{\"code\":\"METADATA_NOT_FOUND\"}]}".getBytes(StandardCharsets.US_ASCII));

    private final Map<String, byte[]> answers;

    private EveryName(Map<String, byte[]> answers) {
        this.answers = answers;
    }

    public static void main(String[] arguments) throws IOException {
        try (var files = Files.list(Path.of(arguments[0]));
                ServerSocket socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress())) {
            EveryName server = new EveryName(files.collect(
                    Collectors.toMap(file -> file.getFileName().toString(), file -> answer("200 OK", read(file)))));
            System.out.println(socket.getLocalPort());
            while (true) {
                Socket client = socket.accept();
                new Thread(() -> server.serve(client)).start();
            }
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] answer(String status, byte[] body) {
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    /** One connection, until the client closes it. */
    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = client.getOutputStream();
            for (String request = in.readLine(); request != null; request = in.readLine()) {
                for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                    // None matters.
                }
                String path = request.split(" ")[1];
                out.write(answers.getOrDefault(path.substring(path.lastIndexOf('/') + 1), NOT_FOUND));
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }
}
