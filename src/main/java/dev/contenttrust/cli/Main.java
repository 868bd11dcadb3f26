package dev.contenttrust.cli;

import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Terminals;
import dev.contenttrust.sqlite.SqliteLibrary;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.InstantSource;
import java.util.List;

/** The command {@code trust}: wires the process to {@link Cli}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // A library asks for it, and would look through the whole jar for what it is.
        System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN");
        Host host = new Host(
                System.getenv(),
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                InstantSource.system(),
                Terminals.ofThisProcess());
        SqliteLibrary.keepIn(
                host.xdg("XDG_CACHE_HOME", ".cache").resolve("trust").resolve("sqlite"));
        int code = Cli.run(host, List.of(arguments)).number();
        // Threads of kept connections must not hold up the end.
        System.exit(code);
    }
}
