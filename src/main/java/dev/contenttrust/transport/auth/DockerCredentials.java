package dev.contenttrust.transport.auth;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The logins that Docker has stored, read when a server first asks. */
final class DockerCredentials {
    /** Notary's own way to be given a login, {@code base64(user:password)}, for any trust server. */
    private static final String NOTARY_AUTH = "NOTARY_AUTH";

    private final Path file;
    private final Map<String, String> environment;
    private final Map<String, Credentials> found = new ConcurrentHashMap<>();
    private @Nullable DockerConfig config;

    DockerCredentials(Path dockerConfig, Map<String, String> environment) {
        this.file = dockerConfig.resolve("config.json");
        this.environment = environment;
    }

    /**
     * What is stored for the registry that this request concerns.
     *
     * @throws LoginSettingsException if it cannot be read
     * @throws AuthenticationException if a credential helper fails
     */
    Credentials of(Asked asked) {
        String notary = environment.getOrDefault(NOTARY_AUTH, "");
        if (asked.trustServerOf().isPresent() && !notary.isEmpty()) {
            return DockerConfig.login(notary, NOTARY_AUTH);
        }
        return found.computeIfAbsent(asked.registry(), this::look);
    }

    private Credentials look(String registry) {
        DockerConfig docker = config();
        Optional<String> helper = docker.helper(registry);
        if (helper.isEmpty()) {
            return docker.stored(registry);
        }
        Optional<String> path = Optional.ofNullable(environment.get("PATH"));
        CredentialHelper asked = new CredentialHelper(registry, helper.get(), path, CredentialHelper.TIME_MAX);
        return asked.get(DockerConfig.keys(registry).get(0));
    }

    private synchronized DockerConfig config() {
        DockerConfig read = config;
        if (read == null) {
            read = DockerConfig.read(file);
            config = read;
        }
        return read;
    }
}
