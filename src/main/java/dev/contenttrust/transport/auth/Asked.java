package dev.contenttrust.transport.auth;

import dev.contenttrust.transport.host.Hosts;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * A request, as far as authentication is concerned.
 *
 * @param url what is asked for
 * @param scope what a token is to be good for, several with a space between
 * @param trustServerOf the registry whose images the server signs, where it is a trust server
 */
public record Asked(HttpUrl url, Optional<String> scope, Optional<String> trustServerOf) {

    /** The registry whose login applies, by the name that Docker stores it under. */
    String registry() {
        String host = trustServerOf.orElseGet(() -> Hosts.authority(url));
        return switch (host) {
            case "registry-1.docker.io", "index.docker.io", "notary.docker.io" -> "docker.io";
            default -> host;
        };
    }

    /** The server, as one among several. */
    String server() {
        return url.scheme() + "://" + Hosts.authority(url);
    }
}
