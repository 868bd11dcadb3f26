package dev.contenttrust.notary;

import dev.contenttrust.notary.TrustSettings.PrefixedServer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who speaks for a repository: the server for all, the one for the longest prefix, or the one that its registry implies. */
final class ServerChoice {
    private static final String DIRECTORY = "dir:";
    private static final String DOCKER_HUB = "docker.io";
    private static final String DOCKER_HUBS_SERVER = "https://notary.docker.io";

    private final TrustSettings settings;

    ServerChoice(TrustSettings settings) {
        this.settings = settings;
    }

    String serverFor(Gun gun) {
        return settings.server()
                .or(() -> prefixed(gun))
                .or(settings::fallbackServer)
                .orElseGet(() -> implied(gun));
    }

    private Optional<String> prefixed(Gun gun) {
        return settings.servers().stream()
                .filter(entry -> covers(entry.prefix(), gun.toString()))
                .max(Comparator.comparingInt(entry -> entry.prefix().length()))
                .map(PrefixedServer::server);
    }

    /** Whole components: {@code example.com/a} covers {@code example.com/a/b}, not {@code example.com/ab}. */
    static boolean covers(String prefix, String gun) {
        return gun.startsWith(prefix)
                && (prefix.endsWith("/") || gun.length() == prefix.length() || gun.charAt(prefix.length()) == '/');
    }

    private static String implied(Gun gun) {
        String host = gun.reference().domain();
        return host.equals(DOCKER_HUB) ? DOCKER_HUBS_SERVER : "https://" + host;
    }

    /** The directory, if the server is a mirror. */
    static Optional<Path> directory(String server) {
        return server.startsWith(DIRECTORY)
                ? Optional.of(Path.of(server.substring(DIRECTORY.length())))
                : Optional.empty();
    }

    /**
     * The server's base URL. Whether a host may be spoken to in plain http is for the transport to say.
     *
     * @throws ConfigurationException if it is none
     */
    static URI url(String server) {
        try {
            URI url = new URI(server);
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            boolean bare = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
            if (web && url.getHost() != null && bare) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw notAServer(server, e);
        }
        throw notAServer(server, null);
    }

    private static ConfigurationException notAServer(String server, @Nullable Throwable cause) {
        return new ConfigurationException(
                "\"" + server + "\" as the trust server",
                "it is neither a plain URL nor a mirror directory",
                "Give https://HOST[:PORT][/PATH] or dir:PATH.",
                cause);
    }
}
