package dev.contenttrust.notary.config;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.notary.PinSettings;
import dev.contenttrust.notary.SignaturePolicy;
import dev.contenttrust.notary.config.Configuration.Tls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code config.json} of the {@code notary} command (notary-v1 profile, "on disk"). Notary takes the names of members in
 * any case, so they are taken so here; but for the names of repositories, whose case it loses, and with it their pins.
 */
final class NotaryFile {
    private final Path file;
    private final Paths paths;
    private final List<String> warnings = new ArrayList<>();

    private NotaryFile(Path file, Paths paths) {
        this.file = file;
        this.paths = paths;
    }

    static Configuration read(Path file, Paths paths, JsonCursor root) {
        return new NotaryFile(file, paths).read(root);
    }

    private Configuration read(JsonCursor root) {
        Optional<JsonCursor> server = member(root, "remote_server");
        Optional<JsonCursor> pinning = member(root, "trust_pinning");
        server.ifPresent(this::warnOfSkippedVerification);
        return new Configuration(
                List.of(),
                server.flatMap(at -> member(at, "url")).map(JsonCursor::string).filter(url -> !url.isEmpty()),
                member(root, "trust_dir").map(paths::read).stream().toList(),
                pinning.map(this::pins).orElse(PinSettings.none()),
                !pinning.flatMap(at -> member(at, "disable_tofu"))
                        .map(JsonCursor::bool)
                        .orElse(false),
                false,
                SignaturePolicy.none(),
                Set.of(),
                Set.of(),
                server.map(this::tls).orElse(Tls.none()),
                warnings);
    }

    private void warnOfSkippedVerification(JsonCursor server) {
        if (member(server, "skipTLSVerify").map(JsonCursor::bool).orElse(false)) {
            warnings.add("skipTLSVerify in " + file + " is not honoured: name the server's CA as root_ca instead");
        }
    }

    private PinSettings pins(JsonCursor at) {
        Map<String, Set<String>> certs = new LinkedHashMap<>();
        member(at, "certs").ifPresent(all -> all.members().forEach((name, ids) -> certs.put(name, ids(ids))));
        Map<String, Path> ca = new LinkedHashMap<>();
        member(at, "ca").ifPresent(all -> all.members().forEach((prefix, pem) -> ca.put(prefix, paths.read(pem))));
        return Pins.checked(at, certs, ca);
    }

    private static Set<String> ids(JsonCursor at) {
        Set<String> ids = new LinkedHashSet<>();
        at.elements().forEach(id -> ids.add(id.string()));
        return ids;
    }

    private Tls tls(JsonCursor server) {
        Optional<Path> certificate = path(server, "tls_client_cert");
        Optional<Path> key = path(server, "tls_client_key");
        if (certificate.isPresent() != key.isPresent()) {
            throw server.failure("tls_client_cert and tls_client_key go together");
        }
        return new Tls(path(server, "root_ca"), certificate, key);
    }

    /** An empty path is none, as Notary has it. */
    private Optional<Path> path(JsonCursor at, String name) {
        return member(at, name).filter(path -> !path.string().isEmpty()).map(paths::read);
    }

    private static Optional<JsonCursor> member(JsonCursor at, String name) {
        for (String candidate : at.object().members().keySet()) {
            if (candidate.equalsIgnoreCase(name)) {
                return at.optional(candidate);
            }
        }
        return Optional.empty();
    }
}
