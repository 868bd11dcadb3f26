package dev.contenttrust.registry;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a registry of a given name is reached.
 *
 * @param fixed one address for every name, such as a mirror or a proxy; empty to go by the name
 * @param insecureHosts {@code host[:port]} that may be spoken to in plain http where https fails
 */
public record RegistryAddresses(Optional<URI> fixed, Set<String> insecureHosts) {
    private static final String DOCKER_HUB = "docker.io";
    private static final URI DOCKER_HUB_ADDRESS = URI.create("https://registry-1.docker.io");

    public RegistryAddresses {
        insecureHosts = Set.copyOf(insecureHosts);
    }

    /** By name, over https; plain http on loopback only. */
    public static RegistryAddresses byName() {
        return new RegistryAddresses(Optional.empty(), Set.of());
    }

    /** One address for every name. */
    public static RegistryAddresses fixed(URI address) {
        return new RegistryAddresses(Optional.of(address), Set.of());
    }

    /**
     * What to try, in order; the first that speaks the protocol is the one. On loopback plain http comes first: nobody listens in
     * there, and a failed TLS handshake costs a tenth of a second.
     */
    List<URI> candidates(String domain) {
        if (fixed.isPresent()) {
            return List.of(fixed.get());
        } else if (domain.equals(DOCKER_HUB)) {
            return List.of(DOCKER_HUB_ADDRESS);
        }
        URI secure = URI.create("https://" + domain);
        URI plain = URI.create("http://" + domain);
        if (isLoopback(secure.getHost())) {
            return List.of(plain, secure);
        }
        return insecureHosts.contains(domain) ? List.of(secure, plain) : List.of(secure);
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }
}
