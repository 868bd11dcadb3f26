package dev.contenttrust.live.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The running servers: three fronts of one registry (plain http, Basic, bearer tokens), two Notary servers (open, bearer
 * tokens) that keep separate data, their signer, and a token service. All but the plain registry speak TLS under one
 * authority.
 */
public final class LiveStack implements AutoCloseable {
    /** May push and pull everywhere. */
    public static final Account WRITER = new Account("writer", "writers-word");

    static final List<Account> ACCOUNTS = List.of(WRITER);

    private final Launcher launcher;
    private final Server registry;
    private final Server basicRegistry;
    private final Server tokenRegistry;
    private final Server notary;
    private final Server tokenNotary;

    private LiveStack(Launcher launcher) {
        this.launcher = launcher;
        this.registry = launcher.registry();
        this.basicRegistry = launcher.basicRegistry();
        this.tokenRegistry = launcher.tokenRegistry();
        Server signer = launcher.signer();
        this.notary = launcher.notary(signer);
        this.tokenNotary = launcher.tokenNotary(signer);
    }

    /** Starts everything and returns when all of it answers. */
    public static LiveStack start() {
        Launcher launcher = Launcher.inTemporaryDirectory();
        try {
            return new LiveStack(launcher);
        } catch (RuntimeException | Error e) {
            launcher.close();
            throw e;
        }
    }

    /** {@code host:port} of the registry that asks nothing, over plain http. */
    public String registry() {
        return host(registry);
    }

    /** {@code host:port} of the same registry behind TLS and Basic. */
    public String basicRegistry() {
        return host(basicRegistry);
    }

    /** {@code host:port} of the same registry behind TLS and bearer tokens; {@code public/…} may be read by all. */
    public String tokenRegistry() {
        return host(tokenRegistry);
    }

    /** The Notary server that asks nothing. */
    public URI notary() {
        return URI.create("https://" + host(notary));
    }

    /** The Notary server that wants bearer tokens; {@code HOST/public/…} may be read by all. */
    public URI tokenNotary() {
        return URI.create("https://" + host(tokenNotary));
    }

    /** A relay to that server of the stack, to be closed by who asked for it. */
    public Relay relay(URI server) {
        return Relay.to(server, authority());
    }

    /** The authority whose certificate all servers' certificates are signed by. */
    public Identity authority() {
        return launcher.authority();
    }

    /** The certificate of {@link #authority()} as a PEM file. */
    public Path authorityFile() {
        return launcher.authorityFile();
    }

    /** A new directory that is removed with the stack. */
    public Path newDirectory(String name) {
        return launcher.newDirectory(name);
    }

    /**
     * Writes a Docker configuration: the authority for every server, and credentials for some.
     *
     * @param directory for {@code DOCKER_CONFIG}
     * @param credentials by {@code host:port} of the registry
     */
    public Path dockerConfig(Path directory, Map<String, Account> credentials) {
        String auths = credentials.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": {\"auth\": \""
                        + entry.getValue().basic() + "\"}")
                .collect(Collectors.joining(", "));
        try {
            for (String server : List.of(
                    basicRegistry(),
                    tokenRegistry(),
                    notary().getAuthority(),
                    tokenNotary().getAuthority(),
                    launcher.tokenService().getAuthority())) {
                Path tls = Files.createDirectories(directory.resolve("tls").resolve(server));
                Files.copy(authorityFile(), tls.resolve("ca.crt"));
            }
            Files.writeString(directory.resolve("config.json"), "{\"auths\": {" + auths + "}}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory;
    }

    @Override
    public void close() {
        launcher.close();
    }

    private static String host(Server server) {
        return "127.0.0.1:" + server.port();
    }
}
