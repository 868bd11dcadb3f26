package dev.contenttrust.cli.spark;

import dev.contenttrust.cli.AuditTerms;
import dev.contenttrust.cli.Version;
import dev.contenttrust.cli.audit.AuditNames;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.cli.session.SessionOptions;
import dev.contenttrust.cli.session.Subjects;
import dev.contenttrust.transport.Courtesy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The options of an audit on a cluster: those of {@code trust audit}, read alike by the driver and by every task. */
final class FleetOptions {
    /** A million names of the usual length, three times over. */
    private static final int INPUT_MAX = 256 << 20;

    private static final int TASKS_MAX = 100_000;

    private final List<String> arguments;
    private final Value<String> input;
    private final Value<Path> output;
    private final Value<Integer> tasks;
    private final AuditTerms terms;
    private final OutputOptions manner;
    private final SessionOptions session;

    private FleetOptions(List<String> arguments) {
        this.arguments = arguments;
        OptionTable options = new OptionTable("audit");
        input = options.value("--input", "FILE|-", text -> text, "the repositories' names, one a line");
        output = options.value("--output", "FILE", Path::of, "the rows are written there; must not be there yet");
        tasks = options.value(
                "--tasks",
                "N",
                FleetOptions::tasks,
                "side by side at most; default: cores of the cluster at the start");
        terms = new AuditTerms(options);
        manner = new OutputOptions(options, List.of("jsonl"));
        session = new SessionOptions(options);
        options.parse(arguments);
    }

    /** @throws UsageException if one is unknown, lacks its value or has a wrong one */
    static FleetOptions parse(List<String> arguments) {
        return new FleetOptions(arguments);
    }

    /** As they were given, for tasks to read again. */
    List<String> arguments() {
        return arguments;
    }

    /** How the driver speaks. */
    Manner manner(Host host) {
        return manner.manner(host);
    }

    AuditTerms terms() {
        return terms;
    }

    /** How many tasks are to run side by side, if that was said. */
    Optional<Integer> tasks() {
        return tasks.get();
    }

    /** The instant asked for, if one was. */
    Optional<Instant> asOf() {
        return session.asOf();
    }

    /** Services that spare each server so far. */
    Session open(Console console, Courtesy courtesy) {
        return session.open(console, Version.USER_AGENT, courtesy, Optional.empty());
    }

    /**
     * The repositories, each once, in their order.
     *
     * @throws UsageException if there are none, or the file cannot be read
     */
    List<String> names(Host host) {
        String file = input.get()
                .orElseThrow(() -> new UsageException("no repository was named", "expected --input FILE", ""));
        AuditNames names = new AuditNames();
        names.addAll(Subjects.lines(host, file, INPUT_MAX));
        if (names.all().isEmpty()) {
            throw new UsageException("the file names no repository", file + " has no line that is a name", "");
        }
        return List.copyOf(names.all());
    }

    /**
     * Where the rows go.
     *
     * @throws UsageException if something is there
     */
    Path output() {
        Path file = output.get()
                .orElseThrow(() -> new UsageException("the rows have nowhere to go", "expected --output FILE", ""));
        if (Files.exists(file)) {
            throw new UsageException(
                    file + " is there already", "it may hold the rows of another run", "Remove it, or name another.");
        }
        return file;
    }

    private static int tasks(String text) {
        if (!text.matches("[1-9][0-9]{0,5}") || Integer.parseInt(text) > TASKS_MAX) {
            throw new UsageException("\"" + text + "\" is no number of tasks", "expected 1 to " + TASKS_MAX, "");
        }
        return Integer.parseInt(text);
    }
}
