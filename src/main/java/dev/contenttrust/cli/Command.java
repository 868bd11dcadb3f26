package dev.contenttrust.cli;

import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;

/** One of the things that {@code trust} does. Its options are its fields, declared in its constructor. */
interface Command {
    /** What its {@code -h} says beside the options. */
    Help help();

    /** How it was asked to speak. */
    Manner manner(Host host);

    /** How it ends, where it keeps to somebody else's exit codes. */
    default ExitCode ending(ExitCode code) {
        return code;
    }

    /**
     * Does it.
     *
     * @throws dev.contenttrust.TrustException where not even one subject could be judged
     */
    ExitCode call(Console console);
}
