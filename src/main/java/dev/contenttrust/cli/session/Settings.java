package dev.contenttrust.cli.session;

import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner.Talk;
import dev.contenttrust.notary.SignaturePolicy;
import dev.contenttrust.notary.TrustSettings;
import dev.contenttrust.notary.config.Configuration;
import dev.contenttrust.notary.config.ConfigurationFiles;
import dev.contenttrust.registry.RegistryAddresses;
import dev.contenttrust.transport.TransportSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What options, environment and configuration files add up to, in that order of precedence. */
final class Settings {
    private final TrustOptions trust;
    private final ConnectionOptions connections;
    private final Console console;
    private final Host host;
    private final Configuration configuration;
    private final Optional<String> server;

    /** @param server asked where no option names another */
    Settings(TrustOptions trust, ConnectionOptions connections, Console console, Optional<String> server) {
        this.trust = trust;
        this.connections = connections;
        this.console = console;
        this.host = console.host();
        this.server = server;
        this.configuration = read();
        configuration.warnings().forEach(console::note);
    }

    private Configuration read() {
        ConfigurationFiles files = new ConfigurationFiles(
                host.xdg("XDG_CONFIG_HOME", ".config").resolve("trust/config.json"),
                notaryHome().resolve("config.json"),
                host.home());
        return trust.config().isPresent() ? files.read(trust.config().get()) : files.read();
    }

    TrustSettings trust() {
        return new TrustSettings(
                trust.server().or(() -> server).or(() -> host.variable("DOCKER_CONTENT_TRUST_SERVER")),
                configuration.servers(),
                configuration.fallbackServer(),
                trust.trustDirectory()
                        .orElseGet(
                                () -> host.xdg("XDG_DATA_HOME", ".local/share").resolve("trust")),
                seeds(),
                trust.pins().over(configuration.pins()),
                trust.tofu() && configuration.tofu(),
                trust.strict() || configuration.strict(),
                trust.timeAuthorities(),
                trust.policy(host.clock()));
    }

    /** Where images must be signed. */
    SignaturePolicy policy() {
        return configuration.policy();
    }

    /** Trust directories of Docker and Notary. */
    List<Path> seeds() {
        List<Path> seeds = new ArrayList<>(configuration.seeds());
        seeds.add(host.dockerHome().resolve("trust"));
        seeds.add(notaryHome());
        return seeds;
    }

    /** @param userAgent says who asks */
    TransportSettings transport(String userAgent) {
        TransportSettings settings = TransportSettings.defaults(host.dockerHome())
                .withEnvironment(host.environment())
                .withUserAgent(userAgent)
                .withInsecureHosts(insecureHosts())
                .withRealmHosts(configuration.tokenServers());
        if (console.manner().talk() == Talk.VERBOSE) {
            settings = settings.withListener(exchange -> console.exchange(
                    exchange.method() + " " + exchange.uri(), exchange.status(), exchange.took(), exchange.bytes()));
        }
        if (connections.timeout().isPresent()) {
            settings = settings.withTimeout(connections.timeout().get());
        }
        return withTls(settings, connections.tls().over(configuration.tls()));
    }

    /**
     * The same for one address, which may be of plain http: for what is signed and holds no secret.
     *
     * @param userAgent says who asks
     */
    TransportSettings transport(String userAgent, URI only) {
        Set<String> hosts = insecureHosts();
        hosts.add(only.getHost());
        return transport(userAgent).withInsecureHosts(hosts);
    }

    private static TransportSettings withTls(TransportSettings settings, Configuration.Tls tls) {
        TransportSettings trusting =
                tls.ca().isPresent() ? settings.withAuthority(tls.ca().get()) : settings;
        return tls.certificate().isPresent()
                ? trusting.withClientCertificate(
                        tls.certificate().get(), tls.key().orElseThrow())
                : trusting;
    }

    /**
     * Where registries are reached.
     *
     * @param fixed one address for every name
     */
    RegistryAddresses registries(Optional<URI> fixed) {
        return new RegistryAddresses(fixed, insecureHosts());
    }

    /** Where images come from, as asked for. */
    Optional<String> imageSource() {
        return connections.registry();
    }

    /** Where is kept what audits saw. */
    Path auditDirectory() {
        return host.xdg("XDG_DATA_HOME", ".local/share").resolve("trust/audit");
    }

    /** Where unfinished downloads are kept. */
    Path workDirectory() {
        return host.xdg("XDG_CACHE_HOME", ".cache").resolve("trust/pull");
    }

    private Set<String> insecureHosts() {
        Set<String> hosts = new LinkedHashSet<>(connections.insecureHosts());
        hosts.addAll(configuration.insecureHosts());
        return hosts;
    }

    private Path notaryHome() {
        return host.home().resolve(".notary");
    }
}
