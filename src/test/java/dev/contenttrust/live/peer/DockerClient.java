package dev.contenttrust.live.peer;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The client {@code docker} under content trust, without a daemon: it resolves a tag before it misses one. */
public final class DockerClient {
    private static final Pattern ANNOUNCED = Pattern.compile("Pull \\(1 of 1\\): \\S+@(sha256:[0-9a-f]{64})");

    private final Program docker;

    private DockerClient(Program docker) {
        this.docker = docker;
    }

    /**
     * A client of one Notary server.
     *
     * @param config its {@code DOCKER_CONFIG}, which comes to hold its trust cache
     */
    public static DockerClient of(URI server, Path config) {
        return new DockerClient(Program.named("docker", config)
                .with("DOCKER_CONFIG", config.toString())
                .with("DOCKER_HOST", "unix://" + config.resolve("no-daemon.sock"))
                .with("DOCKER_CONTENT_TRUST", "1")
                .with("DOCKER_CONTENT_TRUST_SERVER", server.toString()));
    }

    /** The digest that {@code docker pull} would pull; empty where it refuses the name. */
    public Optional<String> announced(String image) {
        Matcher matcher = ANNOUNCED.matcher(docker.run("pull", image).output());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** {@code docker trust inspect}. */
    public Run trustInspect(String... names) {
        return docker.always("trust", "inspect").run(names);
    }
}
