package dev.contenttrust.cli;

import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Terminals;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.InstantSource;
import java.util.List;

/** The command {@code trust}: wires the process to {@link Cli}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Host host = new Host(
                System.getenv(),
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                InstantSource.system(),
                Terminals.ofThisProcess());
        int code = Cli.run(host, List.of(arguments)).number();
        // Threads of kept connections must not hold up the end.
        System.exit(code);
    }
}
