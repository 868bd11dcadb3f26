package dev.contenttrust.live;

import dev.contenttrust.live.peer.DockerClient;
import dev.contenttrust.live.peer.NotaryClient;
import dev.contenttrust.live.publish.Repositories;
import dev.contenttrust.live.publish.Scenario;
import dev.contenttrust.live.publish.Signed;
import dev.contenttrust.live.publish.Workshop;
import dev.contenttrust.live.stack.Account;
import dev.contenttrust.live.stack.LiveStack;
import dev.contenttrust.live.stack.Relay;
import java.nio.file.Path;
import java.util.Map;

/** What a live test has at hand: the servers, what is published there, and clients that know nothing yet. */
final class World implements AutoCloseable {
    private final LiveStack stack;
    private final Workshop workshop;
    private final Repositories repositories;

    private World(LiveStack stack) {
        this.stack = stack;
        this.workshop = new Workshop(stack);
        this.repositories = new Repositories(workshop);
    }

    static World start() {
        return new World(LiveStack.start());
    }

    LiveStack stack() {
        return stack;
    }

    /** For repositories of a test's own. */
    Workshop workshop() {
        return workshop;
    }

    /** The repository of a scenario, which tests share and do not change. */
    Signed repository(Scenario scenario) {
        return repositories.get(scenario);
    }

    /** A new {@code notary} client of the open server. */
    NotaryClient notary() {
        return NotaryClient.of(stack.notary(), stack.authorityFile(), newDirectory("notary"));
    }

    /** A new {@code docker} client of the open server. */
    DockerClient docker() {
        return DockerClient.of(stack.notary(), stack.dockerConfig(newDirectory("docker"), Map.of()));
    }

    /** {@code trust} at the open server, remembering nothing yet. */
    Trust trust() {
        return trust(Map.of());
    }

    /** The same with credentials for registries, by {@code host:port}. */
    Trust trust(Map<String, Account> credentials) {
        Path home = newDirectory("home");
        stack.dockerConfig(home.resolve(".docker"), credentials);
        return trustAt(home);
    }

    /** The same at home in a directory. */
    Trust trustAt(Path home) {
        return Trust.at(home).with("DOCKER_CONTENT_TRUST_SERVER", stack.notary().toString());
    }

    /** {@code trust} at a relay, remembering nothing yet. */
    Trust trustThrough(Relay relay) {
        return trust().always(
                        "--server",
                        relay.uri().toString(),
                        "--tls-ca",
                        stack.authorityFile().toString());
    }

    Path newDirectory(String name) {
        return stack.newDirectory(name);
    }

    @Override
    public void close() {
        stack.close();
    }
}
