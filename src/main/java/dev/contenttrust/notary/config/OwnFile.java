package dev.contenttrust.notary.config;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.notary.ConfigurationException;
import dev.contenttrust.notary.PinSettings;
import dev.contenttrust.notary.SignaturePolicy;
import dev.contenttrust.notary.SignaturePolicy.Wish;
import dev.contenttrust.notary.TrustSettings.PrefixedServer;
import dev.contenttrust.notary.config.Configuration.Tls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Our {@code config.json}, schema version 1. A member that is not known is refused: it may be a pin that was misspelt. */
final class OwnFile {
    private static final long SCHEMA_VERSION = 1;
    private static final String DIRECTORY = "dir:";

    private final Paths paths;

    private OwnFile(Paths paths) {
        this.paths = paths;
    }

    static Configuration read(Path file, Path directory, JsonCursor root) {
        long version = root.member("schemaVersion").integer();
        if (version != SCHEMA_VERSION) {
            throw new ConfigurationException(
                    file.toString(),
                    "its schema version is " + version + ", this program knows " + SCHEMA_VERSION,
                    "Use the version of the program that wrote it, or write the file anew.",
                    null);
        }
        return new OwnFile(new Paths(directory, directory)).read(root);
    }

    private Configuration read(JsonCursor root) {
        allow(
                root,
                "schemaVersion",
                "servers",
                "pins",
                "tofu",
                "strict",
                "policy",
                "insecureRegistries",
                "tokenServers",
                "tls");
        return new Configuration(
                root.optional("servers").map(this::servers).orElse(List.of()),
                Optional.empty(),
                List.of(),
                root.optional("pins").map(this::pins).orElse(PinSettings.none()),
                root.optional("tofu").map(JsonCursor::bool).orElse(true),
                root.optional("strict").map(JsonCursor::bool).orElse(false),
                root.optional("policy").map(OwnFile::policy).orElse(SignaturePolicy.none()),
                root.optional("insecureRegistries").map(OwnFile::strings).orElse(Set.of()),
                root.optional("tokenServers").map(OwnFile::strings).orElse(Set.of()),
                root.optional("tls").map(this::tls).orElse(Tls.none()),
                List.of());
    }

    private List<PrefixedServer> servers(JsonCursor at) {
        List<PrefixedServer> servers = new ArrayList<>();
        at.members()
                .forEach((prefix, server) -> servers.add(new PrefixedServer(prefix(prefix, server), server(server))));
        return servers;
    }

    private String server(JsonCursor at) {
        String text = at.string();
        if (text.startsWith(DIRECTORY)) {
            return DIRECTORY
                    + paths.directory()
                            .resolve(text.substring(DIRECTORY.length()))
                            .normalize();
        }
        if (!text.startsWith("https://") && !text.startsWith("http://")) {
            throw at.failure("expected https://HOST[:PORT] or dir:PATH");
        }
        return text;
    }

    private PinSettings pins(JsonCursor at) {
        allow(at, "keys", "authorities");
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        at.optional("keys").ifPresent(all -> all.members().forEach((name, ids) -> keys.put(name, strings(ids))));
        Map<String, Path> authorities = new LinkedHashMap<>();
        at.optional("authorities")
                .ifPresent(all ->
                        all.members().forEach((prefix, pem) -> authorities.put(prefix(prefix, pem), paths.read(pem))));
        return Pins.checked(at, keys, authorities);
    }

    private static SignaturePolicy policy(JsonCursor at) {
        Map<String, Wish> wishes = new LinkedHashMap<>();
        at.members()
                .forEach((prefix, wish) -> wishes.put(
                        prefix.equals(SignaturePolicy.OTHERS) ? prefix : prefix(prefix, wish),
                        Wish.of(wish.string())
                                .orElseThrow(() -> wish.failure("expected required, preferred or none"))));
        return new SignaturePolicy(wishes);
    }

    /** Names here are full ones: a short one would cover nothing. */
    private static String prefix(String prefix, JsonCursor at) {
        int slash = prefix.indexOf('/');
        String host = slash < 0 ? prefix : prefix.substring(0, slash);
        if (host.indexOf('.') < 0 && host.indexOf(':') < 0 && !host.equals("localhost")) {
            throw at.failure(
                    "\"" + prefix + "\" covers nothing: prefixes begin with a registry's host, such as docker.io/");
        }
        if (prefix.indexOf('*') >= 0) {
            throw at.failure("\"" + prefix + "\" is a prefix already, and takes no *");
        }
        return prefix;
    }

    private Tls tls(JsonCursor at) {
        allow(at, "ca", "certificate", "key");
        if (at.optional("certificate").isPresent() != at.optional("key").isPresent()) {
            throw at.failure("certificate and key go together");
        }
        return new Tls(
                at.optional("ca").map(paths::read),
                at.optional("certificate").map(paths::read),
                at.optional("key").map(paths::read));
    }

    private static Set<String> strings(JsonCursor at) {
        Set<String> strings = new LinkedHashSet<>();
        at.elements().forEach(element -> strings.add(element.string()));
        return strings;
    }

    private static void allow(JsonCursor at, String... names) {
        Set<String> known = Set.of(names);
        at.members().forEach((name, member) -> {
            if (!known.contains(name)) {
                throw member.failure("unknown; known here are " + String.join(", ", names));
            }
        });
    }
}
