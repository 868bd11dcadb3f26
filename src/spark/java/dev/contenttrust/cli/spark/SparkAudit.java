package dev.contenttrust.cli.spark;

import dev.contenttrust.cli.Cli;
import dev.contenttrust.cli.ExitCode;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Terminals;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.InstantSource;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** The class that {@code spark-submit} starts: {@code trust audit} on a cluster. */
public final class SparkAudit {
    private SparkAudit() {}

    public static void main(String[] arguments) {
        Host host = new Host(
                System.getenv(),
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                InstantSource.system(),
                Terminals.NONE);
        int code = run(host, List.of(arguments)).number();
        // spark-submit ends with it.
        System.exit(code);
    }

    private static ExitCode run(Host host, List<String> arguments) {
        Console console = Console.of(host);
        return Cli.guarded(console, () -> {
            FleetOptions options = FleetOptions.parse(arguments);
            Console asAsked = console.in(options.manner(host));
            return Cli.guarded(asAsked, () -> new FleetAudit(options, asAsked).run(SparkAudit::context));
        });
    }

    private static JavaSparkContext context() {
        SparkConf conf = new SparkConf()
                .setIfMissing("spark.app.name", "trust audit")
                // A task that runs twice asks twice.
                .set("spark.speculation", "false")
                .set("spark.extraListeners", ExecutorCores.class.getName());
        return new JavaSparkContext(conf);
    }
}
