package dev.contenttrust.live.peer;

import dev.contenttrust.RawBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A foreign program with the few things of the environment that it is to see; its home is a directory of the tests. */
public final class Program {
    /** Beyond any honest run: only a hang reaches it. */
    private static final long DEADLINE_SECONDS = 600;

    private final List<String> prefix;
    private final Path home;
    private final Map<String, String> environment;

    private Program(List<String> prefix, Path home, Map<String, String> environment) {
        this.prefix = prefix;
        this.home = home;
        this.environment = environment;
    }

    /** The program of that name on the {@code PATH}; stops the calling test where it is missing. */
    public static Program named(String tool, Path home) {
        return at(Peers.path(tool), home);
    }

    /** The program in that file. */
    public static Program at(Path file, Path home) {
        return new Program(List.of(file.toString()), home, Map.of());
    }

    /** The same with these arguments before all others. */
    public Program always(String... arguments) {
        List<String> longer = new ArrayList<>(prefix);
        longer.addAll(List.of(arguments));
        return new Program(longer, home, environment);
    }

    /** The same with a variable of the environment. */
    public Program with(String variable, String value) {
        Map<String, String> larger = new TreeMap<>(environment);
        larger.put(variable, value);
        return new Program(prefix, home, larger);
    }

    /** Runs it to its end. */
    public Run run(String... arguments) {
        return answering("", arguments);
    }

    /** Runs it to its end, with this text on its standard input. */
    public Run answering(String input, String... arguments) {
        try {
            Path output = Files.createTempFile(home, "output", "");
            Path errors = Files.createTempFile(home, "errors", "");
            ProcessBuilder builder =
                    builder(arguments).redirectOutput(output.toFile()).redirectError(errors.toFile());
            int exitCode = exitCode(builder, input);
            Run run = new Run(
                    builder.command(), exitCode, RawBytes.of(Files.readAllBytes(output)), Files.readString(errors));
            Files.delete(output);
            Files.delete(errors);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and does not wait; what it writes is thrown away. */
    public Process start(String... arguments) {
        try {
            return builder(arguments)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        Map<String, String> seen = builder.environment();
        String path = seen.getOrDefault("PATH", "/usr/bin:/bin");
        seen.clear();
        seen.put("PATH", path);
        seen.put("HOME", home.toString());
        seen.putAll(environment);
        return builder;
    }

    private static int exitCode(ProcessBuilder builder, String input) throws IOException {
        Process process = builder.start();
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
        } catch (IOException notRead) {
            // a program may end without reading what it was offered
        }
        try {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(builder.command() + " did not end within " + DEADLINE_SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
