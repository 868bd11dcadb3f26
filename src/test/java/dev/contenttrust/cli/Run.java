package dev.contenttrust.cli;

import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of the command line in this process, and what came of it. */
record Run(ExitCode code, String out, String err) {

    /** Whatever a test does not say about its surroundings. */
    static Surroundings in(Path home) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("HOME", home.toString());
        return new Surroundings(environment, "", Instant.parse("2026-01-01T00:00:00Z"), Terminals.NONE);
    }

    record Surroundings(Map<String, String> environment, String input, Instant now, Terminals terminals) {
        Surroundings with(String variable, String value) {
            Map<String, String> more = new LinkedHashMap<>(environment);
            more.put(variable, value);
            return new Surroundings(more, input, now, terminals);
        }

        Surroundings typing(String text) {
            return new Surroundings(environment, text, now, terminals);
        }

        Surroundings at(String instant) {
            return new Surroundings(environment, input, Instant.parse(instant), terminals);
        }

        Surroundings on(Terminals others) {
            return new Surroundings(environment, input, now, others);
        }

        Run trust(String... arguments) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Host host = new Host(
                    environment,
                    new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                    out,
                    err,
                    InstantSource.fixed(now),
                    terminals);
            ExitCode code = Cli.run(host, List.of(arguments));
            return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }
}
