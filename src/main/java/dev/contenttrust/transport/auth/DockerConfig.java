package dev.contenttrust.transport.auth;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.transport.auth.Credentials.IdentityToken;
import dev.contenttrust.transport.auth.Credentials.Login;
import dev.contenttrust.transport.auth.Credentials.None;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Docker's {@code config.json} says about logins.
 *
 * @param auths stored logins by their keys as written: hosts, or addresses of old registries
 * @param store the helper for every registry
 * @param helpers helpers by registry; they go first
 */
record DockerConfig(Map<String, Credentials> auths, Optional<String> store, Map<String, String> helpers) {
    /** Docker itself keeps some hundred bytes a registry here. */
    private static final long SIZE_MAX = 4 << 20;

    /** Under this key Docker keeps its own registry's login. */
    private static final String DOCKER_HUB = "https://index.docker.io/v1/";

    static DockerConfig read(Path file) {
        try {
            if (Files.size(file) > SIZE_MAX) {
                throw new LoginSettingsException(file.toString(), "it is larger than " + SIZE_MAX + " bytes", null);
            }
            return parse(JsonCursor.parse(file.toString(), Files.readAllBytes(file)), file.toString());
        } catch (NoSuchFileException e) {
            return new DockerConfig(Map.of(), Optional.empty(), Map.of());
        } catch (IOException e) {
            throw new LoginSettingsException(file.toString(), e.toString(), e);
        } catch (MalformedJsonException e) {
            throw new LoginSettingsException(file.toString(), e.getMessage(), e);
        }
    }

    private static DockerConfig parse(JsonCursor root, String source) {
        Map<String, Credentials> auths = new LinkedHashMap<>();
        root.optional("auths")
                .ifPresent(all -> all.members().forEach((key, entry) -> auths.put(key, credentials(entry, source))));
        Map<String, String> helpers = new LinkedHashMap<>();
        root.optional("credHelpers")
                .ifPresent(all -> all.members().forEach((key, helper) -> helpers.put(key, helper.string())));
        Optional<String> store = text(root, "credsStore");
        return new DockerConfig(auths, store, helpers);
    }

    private static Credentials credentials(JsonCursor entry, String source) {
        Optional<Login> login = text(entry, "auth")
                .map(auth -> login(auth, source))
                .or(() -> text(entry, "username")
                        .map(user -> new Login(user, text(entry, "password").orElse(""))));
        Optional<Credentials> token = text(entry, "identitytoken").map(it -> new IdentityToken(it, login));
        return token.or(() -> login).orElseGet(None::new);
    }

    private static Optional<String> text(JsonCursor object, String member) {
        return object.optional(member).map(JsonCursor::string).filter(text -> !text.isEmpty());
    }

    /** Reads base64 of {@code user:password}. */
    static Login login(String base64, String source) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                return new Login(pair.substring(0, colon), stripNuls(pair.substring(colon + 1)));
            }
        } catch (IllegalArgumentException e) {
            throw new LoginSettingsException(source, "expected base64 of user:password", e);
        }
        throw new LoginSettingsException(source, "expected base64 of user:password", null);
    }

    /** Docker pads passwords with NULs and strips them when reading. */
    private static String stripNuls(String password) {
        int end = password.length();
        while (end > 0 && password.charAt(end - 1) == 0) {
            end--;
        }
        return password.substring(0, end);
    }

    /** The names a registry's login may be stored under, the likeliest first. */
    static List<String> keys(String registry) {
        return registry.equals("docker.io") ? List.of(DOCKER_HUB, "docker.io", "index.docker.io") : List.of(registry);
    }

    /** The helper to ask for a registry, if one is to be asked. */
    Optional<String> helper(String registry) {
        for (String key : keys(registry)) {
            String helper = helpers.get(key);
            if (helper != null) {
                return Optional.of(helper);
            }
        }
        return store;
    }

    /** What is stored in the file itself. */
    Credentials stored(String registry) {
        for (String key : keys(registry)) {
            Credentials exact = auths.get(key);
            if (exact != null) {
                return exact;
            }
        }
        for (Map.Entry<String, Credentials> entry : auths.entrySet()) {
            if (keys(registry).contains(host(entry.getKey()))) {
                return entry.getValue();
            }
        }
        return new None();
    }

    /** The host of a key that is an address: {@code https://registry.example.com/v1/}. */
    private static String host(String key) {
        String bare =
                key.startsWith("https://") ? key.substring(8) : key.startsWith("http://") ? key.substring(7) : key;
        int slash = bare.indexOf('/');
        return slash < 0 ? bare : bare.substring(0, slash);
    }
}
