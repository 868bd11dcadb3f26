package dev.contenttrust.notary.config;

import dev.contenttrust.notary.PinSettings;
import dev.contenttrust.notary.SignaturePolicy;
import dev.contenttrust.notary.TrustSettings.PrefixedServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What configuration files say (docs/configuration.md).
 *
 * @param servers by prefix of the GUN
 * @param fallbackServer the server for what no prefix covers
 * @param seeds further trust directories of Docker or Notary to start from
 * @param tofu whether a root may be trusted on first use
 * @param strict whether a pin is wanted for every repository, met by the current root
 * @param policy where images must be signed
 * @param insecureHosts {@code host[:port]} that may be spoken to in plain http
 * @param tokenServers {@code host[:port]} that may be sent credentials though they are of another domain
 * @param warnings what was not honoured, in whole sentences
 */
public record Configuration(
        List<PrefixedServer> servers,
        Optional<String> fallbackServer,
        List<Path> seeds,
        PinSettings pins,
        boolean tofu,
        boolean strict,
        SignaturePolicy policy,
        Set<String> insecureHosts,
        Set<String> tokenServers,
        Tls tls,
        List<String> warnings) {

    /** PEM files for every connection: further authorities, and a client's certificate with its key. */
    public record Tls(Optional<Path> ca, Optional<Path> certificate, Optional<Path> key) {
        /** No files. */
        public static Tls none() {
            return new Tls(Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** A certificate and its key are one matter: they come from one file or the other. */
        public Tls over(Tls other) {
            Tls pair = certificate.isPresent() ? this : other;
            return new Tls(ca.or(other::ca), pair.certificate, pair.key);
        }
    }

    public Configuration {
        servers = List.copyOf(servers);
        seeds = List.copyOf(seeds);
        insecureHosts = Set.copyOf(insecureHosts);
        tokenServers = Set.copyOf(tokenServers);
        warnings = List.copyOf(warnings);
    }

    /** What holds where there is no file. */
    public static Configuration none() {
        return new Configuration(
                List.of(),
                Optional.empty(),
                List.of(),
                PinSettings.none(),
                true,
                false,
                SignaturePolicy.none(),
                Set.of(),
                Set.of(),
                Tls.none(),
                List.of());
    }

    /** Both: where they differ, this one counts; of what is more careful, both count. */
    public Configuration over(Configuration other) {
        return new Configuration(
                joined(servers, other.servers),
                fallbackServer.or(other::fallbackServer),
                joined(seeds, other.seeds),
                pins.over(other.pins),
                tofu && other.tofu,
                strict || other.strict,
                policy.over(other.policy),
                joined(insecureHosts, other.insecureHosts),
                joined(tokenServers, other.tokenServers),
                tls.over(other.tls),
                joined(warnings, other.warnings));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static Set<String> joined(Set<String> first, Set<String> second) {
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return all;
    }
}
