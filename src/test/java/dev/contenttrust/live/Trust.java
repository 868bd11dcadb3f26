package dev.contenttrust.live;

import dev.contenttrust.RawBytes;
import dev.contenttrust.cli.Cli;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Terminals;
import dev.contenttrust.live.peer.Run;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command {@code trust}, run within this process; its home, and with it what it remembers, is a directory. */
final class Trust {
    private final Map<String, String> environment;
    private final List<String> options;
    private final InstantSource clock;

    private Trust(Map<String, String> environment, List<String> options, InstantSource clock) {
        this.environment = environment;
        this.options = options;
        this.clock = clock;
    }

    static Trust at(Path home) {
        return new Trust(Map.of("HOME", home.toString()), List.of(), InstantSource.system());
    }

    /** The same with a variable of the environment. */
    Trust with(String variable, String value) {
        Map<String, String> larger = new TreeMap<>(environment);
        larger.put(variable, value);
        return new Trust(larger, options, clock);
    }

    /** The same with these options in every run. */
    Trust always(String... more) {
        List<String> longer = new ArrayList<>(options);
        longer.addAll(List.of(more));
        return new Trust(environment, longer, clock);
    }

    /** The same with another clock. */
    Trust by(InstantSource other) {
        return new Trust(environment, options, other);
    }

    Map<String, String> environment() {
        return environment;
    }

    Run run(String command, String... arguments) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(options);
        words.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Host host = new Host(environment, InputStream.nullInputStream(), out, err, clock, Terminals.NONE);
        int exitCode = Cli.run(host, words).number();
        words.add(0, "trust");
        return new Run(words, exitCode, RawBytes.of(out.toByteArray()), err.toString(StandardCharsets.UTF_8));
    }
}
