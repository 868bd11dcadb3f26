package dev.contenttrust.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
 * @param timeout bounds a metadata exchange as a whole; blobs have a least rate instead
 */
public record TransportSettings(
        Path dockerConfig,
        List<Path> certificates,
        Optional<Path> ca,
        Optional<Path> clientCertificate,
        Optional<Path> clientKey,
        Set<String> insecureHosts,
        Duration timeout,
        String userAgent) {}
