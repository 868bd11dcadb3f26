package dev.contenttrust.live.stack;

import dev.contenttrust.live.peer.Peers;
import dev.contenttrust.live.stack.ServerConfigs.Front;
import dev.contenttrust.live.stack.ServerConfigs.TlsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Starts the servers one by one in a temporary directory, and ends them all. */
final class Launcher implements AutoCloseable {
    /** The signer encrypts the keys it holds under the passphrase of this alias; they live in memory only. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("NOTARY_SIGNER_DEFAULTALIAS", "invented-passphrase", "OTEL_TRACES_EXPORTER", "none");

    private final Path directory;
    private final AtomicInteger directories = new AtomicInteger();
    private final Deque<Server> running = new ArrayDeque<>();
    private final Identity authority = CertificateMint.authority("Test authority");
    private final HealthProbe probe = new HealthProbe(authority);
    private final Path authorityFile;
    private final TlsFiles tls;
    private final Path issuers;
    private final TokenServer tokens;

    private Launcher(Path directory) throws IOException {
        this.directory = directory;
        this.authorityFile = authority.writeCertificate(directory);
        Identity server = CertificateMint.loopback("server", authority);
        this.tls = new TlsFiles(authorityFile, server.writeCertificate(directory), server.writeKey(directory));
        Identity issuer = CertificateMint.ecdsa("token-issuer");
        this.issuers = issuer.writeCertificate(directory);
        this.tokens = TokenServer.start(server, issuer);
    }

    static Launcher inTemporaryDirectory() {
        Peers.require("docker-registry", "notary-server", "notary-signer");
        try {
            return new Launcher(Files.createTempDirectory("trust-live"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Server registry() {
        return registry("registry", Front.PLAIN, port -> probe.expect("http", port, "/v2/", 200));
    }

    Server basicRegistry() {
        Path passwords = write("htpasswd", ServerConfigs.passwords(LiveStack.ACCOUNTS));
        return registry(
                "registry-basic", Front.basic(tls, passwords), port -> probe.expect("https", port, "/v2/", 401));
    }

    Server tokenRegistry() {
        Front front = Front.token(tls, tokens.realm(), issuers);
        return registry("registry-token", front, port -> probe.expect("https", port, "/v2/", 401));
    }

    Server signer() {
        return launch(
                "notary-signer",
                Program.SIGNER,
                port -> ServerConfigs.signer(port, tls),
                port -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    }

    Server notary(Server signer) {
        return notary("notary", signer, "");
    }

    Server tokenNotary(Server signer) {
        return notary("notary-token", signer, ServerConfigs.notaryTokens(tokens.realm(), issuers));
    }

    URI tokenService() {
        return tokens.realm();
    }

    Identity authority() {
        return authority;
    }

    Path authorityFile() {
        return authorityFile;
    }

    /** With a short path: podman takes no more than 50 characters. */
    Path newDirectory(String name) {
        try {
            return Files.createDirectory(directory.resolve(name + directories.incrementAndGet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Server registry(String name, Front front, Server.Probe answers) {
        Path storage = directory.resolve("images");
        return launch(name, Program.REGISTRY, port -> ServerConfigs.registry(port, storage, front), answers);
    }

    private Server notary(String name, Server signer, String auth) {
        return launch(
                name,
                Program.NOTARY,
                port -> ServerConfigs.notary(port, signer.port(), tls, auth),
                port -> probe.expect("https", port, "/_notary_server/health", 200));
    }

    private Server launch(String name, Program program, IntFunction<String> config, Server.Probe answers) {
        Server server = Server.start(
                name,
                port -> {
                    Path file = write(name + program.configSuffix(), config.apply(port));
                    return ServerProcess.start(program.with(file), ENVIRONMENT, directory.resolve(name + ".log"));
                },
                answers);
        running.push(server);
        return server;
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        running.forEach(Server::close);
        tokens.close();
        try (Stream<Path> files = Files.walk(directory)) {
            Consumer<Path> delete = file -> file.toFile().delete();
            files.sorted(Comparator.reverseOrder()).forEach(delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server's executable and how it wants its configuration; Notary's tell its format by the file's name. */
    private record Program(String executable, String configArgument, String configSuffix) {
        private static final Program REGISTRY = new Program("docker-registry", "serve", ".yml");
        private static final Program SIGNER = new Program("notary-signer", "-config", ".json");
        private static final Program NOTARY = new Program("notary-server", "-config", ".json");

        private List<String> with(Path config) {
            return List.of(Peers.path(executable).toString(), configArgument, config.toString());
        }
    }
}
