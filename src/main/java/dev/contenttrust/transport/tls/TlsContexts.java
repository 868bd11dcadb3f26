package dev.contenttrust.transport.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The TLS material of each host. Docker's directories {@code <host:port>/} add authorities ({@code *.crt}) and client
 * certificates ({@code *.cert} with {@code *.key}); files named for all hosts come on top. The system's authorities are
 * trusted beside them, as Docker does.
 */
public final class TlsContexts {
    private static final String EVERY_HOST = "";

    private final List<Path> directories;
    private final Optional<Path> ca;
    private final Optional<Path> certificate;
    private final Optional<Path> key;
    private final Map<String, TlsContext> contexts = new ConcurrentHashMap<>();

    /**
     * Reads nothing yet.
     *
     * @param directories each holds directories named {@code host:port}, or {@code host} for the default port
     */
    public TlsContexts(List<Path> directories, Optional<Path> ca, Optional<Path> certificate, Optional<Path> key) {
        this.directories = directories;
        this.ca = ca;
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * The material for a host.
     *
     * @param authority {@code host:port}, or {@code host} for the default port
     * @throws CertificateFileException if a file that applies to it cannot be used
     */
    public TlsContext of(String authority, int port) {
        List<Path> own = new ArrayList<>();
        for (Path directory : directories) {
            for (String name : names(authority, port)) {
                Path candidate = directory.resolve(name);
                if (Files.isDirectory(candidate)) {
                    own.add(candidate);
                }
            }
        }
        return contexts.computeIfAbsent(own.isEmpty() ? EVERY_HOST : authority, any -> read(own));
    }

    private static Set<String> names(String authority, int port) {
        Set<String> names = new LinkedHashSet<>();
        names.add(authority);
        if (!authority.endsWith(":" + port)) {
            names.add(authority + ":" + port);
        }
        return names;
    }

    private TlsContext read(List<Path> own) {
        Material material = new Material();
        own.forEach(material::addDirectory);
        ca.ifPresent(material::addAuthorities);
        certificate.ifPresent(cert -> material.addPair(
                cert,
                key.orElseThrow(() -> new CertificateFileException(
                        cert, "a client certificate needs its key", "Name the key's file with --tls-key", null))));
        return new TlsContext(material.keyManagers(), material.trustManager());
    }
}
