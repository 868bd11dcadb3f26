package dev.contenttrust.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How to reach servers.
 *
 * @param dockerConfig the directory of Docker's {@code config.json} and {@code tls/}
 * @param certificates directories laid out as {@code <host:port>/*.crt, *.cert, *.key}, such as {@code /etc/docker/certs.d}
 * @param ca a PEM file of further authorities, for every host
 * @param clientCertificate PEM certificate shown to every host that asks, with {@code clientKey}
 * @param insecureHosts {@code host[:port]} that may be spoken to in plain http, beside loopback
 * @param realmHosts {@code host[:port]} of token servers that may be sent credentials though they are of another domain
 *     than the server that names them
 * @param timeout bounds a metadata exchange as a whole; blobs have a least rate instead
 * @param environment the process's environment: {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code NO_PROXY}, {@code PATH}
 *     (for credential helpers), {@code NOTARY_AUTH}
 * @param listener is told of every exchange
 */
public record TransportSettings(
        Path dockerConfig,
        List<Path> certificates,
        Optional<Path> ca,
        Optional<Path> clientCertificate,
        Optional<Path> clientKey,
        Set<String> insecureHosts,
        Set<String> realmHosts,
        Duration timeout,
        String userAgent,
        Map<String, String> environment,
        HttpListener listener) {

    private static final Path SYSTEM_CERTIFICATES = Path.of("/etc/docker/certs.d");

    /** Long enough for a slow link and a token, short enough for a person who waits. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    public TransportSettings {
        certificates = List.copyOf(certificates);
        insecureHosts = Set.copyOf(insecureHosts);
        realmHosts = Set.copyOf(realmHosts);
        environment = Map.copyOf(environment);
    }

    /** What a process of this machine would use, with Docker's configuration in that directory. */
    public static TransportSettings defaults(Path dockerConfig) {
        return new TransportSettings(
                dockerConfig,
                List.of(SYSTEM_CERTIFICATES),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                TIMEOUT,
                "trust",
                System.getenv(),
                HttpListener.NONE);
    }

    public TransportSettings withCertificates(List<Path> directories) {
        return new TransportSettings(
                dockerConfig,
                directories,
                ca,
                clientCertificate,
                clientKey,
                insecureHosts,
                realmHosts,
                timeout,
                userAgent,
                environment,
                listener);
    }

    public TransportSettings withAuthority(Path pem) {
        return new TransportSettings(
                dockerConfig,
                certificates,
                Optional.of(pem),
                clientCertificate,
                clientKey,
                insecureHosts,
                realmHosts,
                timeout,
                userAgent,
                environment,
                listener);
    }

    public TransportSettings withClientCertificate(Path certificate, Path key) {
        return new TransportSettings(
                dockerConfig,
                certificates,
                ca,
                Optional.of(certificate),
                Optional.of(key),
                insecureHosts,
                realmHosts,
                timeout,
                userAgent,
                environment,
                listener);
    }

    public TransportSettings withInsecureHosts(Set<String> hosts) {
        return new TransportSettings(
                dockerConfig,
                certificates,
                ca,
                clientCertificate,
                clientKey,
                hosts,
                realmHosts,
                timeout,
                userAgent,
                environment,
                listener);
    }

    public TransportSettings withRealmHosts(Set<String> hosts) {
        return new TransportSettings(
                dockerConfig,
                certificates,
                ca,
                clientCertificate,
                clientKey,
                insecureHosts,
                hosts,
                timeout,
                userAgent,
                environment,
                listener);
    }

    public TransportSettings withTimeout(Duration total) {
        return new TransportSettings(
                dockerConfig,
                certificates,
                ca,
                clientCertificate,
                clientKey,
                insecureHosts,
                realmHosts,
                total,
                userAgent,
                environment,
                listener);
    }

    public TransportSettings withUserAgent(String text) {
        return new TransportSettings(
                dockerConfig,
                certificates,
                ca,
                clientCertificate,
                clientKey,
                insecureHosts,
                realmHosts,
                timeout,
                text,
                environment,
                listener);
    }

    public TransportSettings withEnvironment(Map<String, String> variables) {
        return new TransportSettings(
                dockerConfig,
                certificates,
                ca,
                clientCertificate,
                clientKey,
                insecureHosts,
                realmHosts,
                timeout,
                userAgent,
                variables,
                listener);
    }

    public TransportSettings withListener(HttpListener other) {
        return new TransportSettings(
                dockerConfig,
                certificates,
                ca,
                clientCertificate,
                clientKey,
                insecureHosts,
                realmHosts,
                timeout,
                userAgent,
                environment,
                other);
    }
}
