package dev.contenttrust.live.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code openssl ts} as a time-stamping authority behind http on loopback, with a CA of its own. */
public final class OpensslAuthority implements AutoCloseable {
    private static final String SETTINGS = """
            oid_section = oids
            [oids]
            policy = 1.2.3.4.1
            [ca]
            basicConstraints = critical,CA:TRUE
            keyUsage = critical,keyCertSign
            [tsa]
            extendedKeyUsage = critical,timeStamping
            keyUsage = critical,digitalSignature
            [ts]
            serial = %1$s/serial
            signer_cert = %1$s/tsa.pem
            signer_key = %1$s/tsa.key
            signer_digest = sha256
            default_policy = policy
            digests = sha256
            accuracy = secs:1, millisecs:500
            ess_cert_id_alg = %2$s
            """;

    private final Path directory;
    private final Program openssl;
    private final HttpServer server;
    private final AtomicInteger number = new AtomicInteger();

    private OpensslAuthority(Path directory, Program openssl, HttpServer server) {
        this.directory = directory;
        this.openssl = openssl;
        this.server = server;
    }

    /** Makes keys and certificates in that directory, and begins to answer; {@code hash} is that by which it names its certificate. */
    public static OpensslAuthority in(Path directory, String hash) {
        Program openssl = Program.named("openssl", directory);
        try {
            Files.writeString(directory.resolve("settings"), SETTINGS.formatted(directory, hash));
            Files.writeString(directory.resolve("serial"), "01");
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OpensslAuthority authority = new OpensslAuthority(directory, openssl, server);
            authority.makeCertificates();
            server.createContext("/", authority::answer);
            server.start();
            return authority;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeCertificates() {
        String settings = file("settings");
        run("req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=Test.Root -config " + settings
                + " -extensions ca -keyout " + file("ca.key") + " -out " + file("ca.pem"));
        run("req -new -newkey rsa:2048 -nodes -subj /CN=Test.Clock -config " + settings + " -keyout " + file("tsa.key")
                + " -out " + file("tsa.csr"));
        run("x509 -req -days 20 -in " + file("tsa.csr") + " -CA " + file("ca.pem") + " -CAkey " + file("ca.key")
                + " -set_serial 2 -extfile " + settings + " -extensions tsa -out " + file("tsa.pem"));
    }

    private void run(String arguments) {
        openssl.run(arguments.split(" ")).succeeded();
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int request = number.incrementAndGet();
            Path query = directory.resolve(request + ".tsq");
            Path reply = directory.resolve(request + ".tsr");
            Files.write(query, exchange.getRequestBody().readAllBytes());
            run("ts -reply -section ts -config " + file("settings") + " -queryfile " + query + " -out " + reply);
            byte[] bytes = Files.readAllBytes(reply);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** The CA's certificate. */
    public Path root() {
        return directory.resolve("ca.pem");
    }

    /** Whether openssl itself takes that answer for a stamp of those bytes. */
    public boolean verifies(Path answer, Path bytes) {
        return openssl.run(
                                "ts",
                                "-verify",
                                "-in",
                                answer.toString(),
                                "-data",
                                bytes.toString(),
                                "-CAfile",
                                root().toString())
                        .exitCode()
                == 0;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
