package dev.contenttrust.notary;

import dev.contenttrust.updater.RefreshPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the user decided about trust, from options, environment and configuration files, in that order of precedence.
 *
 * @param server {@code https://host[:port]} or {@code dir:PATH} for every repository; else servers are chosen by registry
 * @param servers by prefix of the GUN, longest first match
 * @param fallbackServer asked where no prefix matches, in place of the server that the registry's name implies
 * @param trustDirectory where the cache lives; ours, or a Docker or Notary one that was named
 * @param seeds Docker and Notary trust directories from which a repository seen first is seeded; read only
 * @param tofu whether a root may be trusted on first use
 * @param strict pins configured but none for a repository is refused; a pin must be met by the current root
 * @param timeAuthorities PEM file of the time-stamping authorities whose word about mirrors counts
 */
public record TrustSettings(
        Optional<String> server,
        List<PrefixedServer> servers,
        Optional<String> fallbackServer,
        Path trustDirectory,
        List<Path> seeds,
        PinSettings pins,
        boolean tofu,
        boolean strict,
        Optional<Path> timeAuthorities,
        RefreshPolicy refresh) {

    public TrustSettings {
        servers = List.copyOf(servers);
        seeds = List.copyOf(seeds);
    }

    /** Without a server to fall back on, and without authorities for time. */
    public TrustSettings(
            Optional<String> server,
            List<PrefixedServer> servers,
            Path trustDirectory,
            List<Path> seeds,
            PinSettings pins,
            boolean tofu,
            boolean strict,
            RefreshPolicy refresh) {
        this(server, servers, Optional.empty(), trustDirectory, seeds, pins, tofu, strict, Optional.empty(), refresh);
    }

    /** A trust server for the repositories under a prefix, which ends where a component of their names ends. */
    public record PrefixedServer(String prefix, String server) {}
}
