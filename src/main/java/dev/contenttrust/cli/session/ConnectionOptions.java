package dev.contenttrust.cli.session;

import dev.contenttrust.cli.option.Durations;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.cli.option.Values;
import dev.contenttrust.notary.config.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How to reach servers. */
final class ConnectionOptions {
    private final Value<String> registry;
    private final Value<Path> authority;
    private final Value<Path> certificate;
    private final Value<Path> key;
    private final Values<String> insecure;
    private final Value<Duration> timeout;

    ConnectionOptions(OptionTable options) {
        options.section("Connections");
        registry = options.value(
                "--registry",
                "URL|oci:DIR",
                ConnectionOptions::registry,
                "where images come from; default: the mirror named by --server, else the registry in the name");
        authority = options.value("--tls-ca", "FILE", Path::of, "further certificate authorities, PEM");
        certificate = options.value("--tls-cert", "FILE", Path::of, "client certificate, PEM; with --tls-key");
        key = options.value("--tls-key", "FILE", Path::of, "its key, PEM");
        insecure = options.values(
                "--insecure-registry",
                "HOST[:PORT]",
                text -> text,
                "may be spoken to in plain http; loopback always may");
        timeout = options.value(
                "--timeout", "DURATION", Durations::parse, "for each exchange of metadata, as a whole; default 60s");
    }

    /** As asked for. */
    Optional<String> registry() {
        return registry.get();
    }

    Set<String> insecureHosts() {
        return Set.copyOf(insecure.get());
    }

    Optional<Duration> timeout() {
        return timeout.get();
    }

    /** @throws UsageException if a certificate was named without its key, or a key without its certificate */
    Configuration.Tls tls() {
        if (certificate.get().isPresent() != key.get().isPresent()) {
            throw new UsageException("--tls-cert and --tls-key go together", "only one of them was given", "");
        }
        return new Configuration.Tls(authority.get(), certificate.get(), key.get());
    }

    private static String registry(String text) {
        boolean known = text.startsWith("https://") || text.startsWith("http://") || text.startsWith("oci:");
        if (!known) {
            throw new UsageException(
                    "\"" + text + "\" is neither a URL nor an OCI layout",
                    "expected https://HOST[:PORT] or oci:DIR",
                    "");
        }
        return text;
    }
}
