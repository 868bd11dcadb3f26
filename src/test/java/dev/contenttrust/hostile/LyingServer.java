package dev.contenttrust.hostile;

import dev.contenttrust.transport.RawServer;
import dev.contenttrust.transport.RawServer.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A trust server on loopback with the files of one repository, which says something else wherever a test wants that. */
final class LyingServer implements AutoCloseable {
    private static final String NOT_FOUND = "{\"errors\":[{\"code\":\"METADATA_NOT_FOUND\",\"message\":\"\"}]}";

    private final Map<String, byte[]> files;
    private final Map<String, Script> lies = new LinkedHashMap<>();
    private final RawServer server = RawServer.doing(this::answer);

    /** @param files by name, as they are when they are asked for */
    LyingServer(Map<String, byte[]> files) {
        this.files = files;
    }

    URI uri() {
        return server.uri("");
    }

    RawServer raw() {
        return server;
    }

    /** From now on, files whose name begins so are answered by the script. */
    LyingServer about(String name, Script lie) {
        lies.put(name, lie);
        return this;
    }

    /** From now on, files whose name begins so are answered by that text, from the status line on. */
    LyingServer about(String name, String answer) {
        return about(name, (head, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void answer(String head, OutputStream out) throws IOException, InterruptedException {
        String path = head.substring(head.indexOf(' ') + 1, head.indexOf(' ', head.indexOf(' ') + 1));
        String name = path.substring(path.indexOf("/_trust/tuf/") + "/_trust/tuf/".length());
        Optional<Script> lie = lies.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (lie.isPresent()) {
            lie.get().answer(head, out);
        } else if (files.containsKey(name)) {
            answer(out, "200 OK", files.get(name));
        } else {
            answer(out, "404 Not Found", NOT_FOUND.getBytes(StandardCharsets.UTF_8));
        }
    }

    static void answer(OutputStream out, String status, byte[] body) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
    }

    @Override
    public void close() {
        server.close();
    }
}
