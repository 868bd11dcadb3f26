package dev.contenttrust.cli.console;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run takes place. {@code Main} gives it the process's own; a test, or a program that embeds the command line, gives
 * it others.
 *
 * @param terminals which of the streams a person is looking at
 */
public record Host(
        Map<String, String> environment,
        InputStream in,
        OutputStream out,
        OutputStream err,
        InstantSource clock,
        Terminals terminals) {

    public Host {
        environment = Map.copyOf(environment);
    }

    /** An environment variable, unless it is unset or empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** The user's home directory. */
    public Path home() {
        return Path.of(variable("HOME").orElseGet(() -> System.getProperty("user.home", ".")));
    }

    /** Where Docker's client keeps its configuration. */
    public Path dockerHome() {
        return variable("DOCKER_CONFIG").map(Path::of).orElseGet(() -> home().resolve(".docker"));
    }

    /** A directory that the XDG base directory specification names, or its default below the home directory. */
    public Path xdg(String variable, String below) {
        return variable(variable).map(Path::of).filter(Path::isAbsolute).orElseGet(() -> home().resolve(below));
    }
}
