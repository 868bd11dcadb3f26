package dev.contenttrust.cli;

import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Prints what an audit of many repositories takes in one process, with one worker and with two (docs/scale.md). */
final class FleetSpeed {
    private final Path directory;
    private final DistantServer server;
    private final Cluster cluster;
    private final int repositories;
    private final Path names;

    private FleetSpeed(Path directory, DistantServer server, Cluster cluster, int repositories) throws IOException {
        this.directory = directory;
        this.server = server;
        this.cluster = cluster;
        this.repositories = repositories;
        this.names = Files.write(directory.resolve("names"), DistantServer.names(repositories));
    }

    /** @param arguments repositories; milliseconds an answer takes; runs of each; values of --connections, such as 8,16 */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("fleet");
        try (DistantServer server = new DistantServer(Duration.ofMillis(Long.parseLong(arguments[1])));
                Cluster cluster = Cluster.start(directory)) {
            cluster.addWorker();
            cluster.addWorker();
            FleetSpeed speed = new FleetSpeed(directory, server, cluster, Integer.parseInt(arguments[0]));
            for (int run = 0; run < Integer.parseInt(arguments[2]); run++) {
                for (String connections : arguments[3].split(",", -1)) {
                    speed.measure("one process, " + connections, output -> speed.alone(output, connections));
                    speed.measure("one worker, " + connections, output -> speed.onSpark(1, output, connections));
                    speed.measure("two workers, " + connections, output -> speed.onSpark(2, output, connections));
                }
            }
        }
    }

    private interface Start {
        Process start(Path output) throws IOException;
    }

    private void measure(String what, Start start) throws IOException, InterruptedException {
        Path output = directory.resolve("rows");
        Files.deleteIfExists(output);
        server.forget();
        long begun = System.nanoTime();
        Process process = start.start(output);
        Map<Long, Duration> processors = new HashMap<>();
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            Stream.concat(Stream.of(process.toHandle()), cluster.executors())
                    .forEach(busy -> busy.info()
                            .totalCpuDuration()
                            .ifPresent(time -> processors.merge(busy.pid(), time, FleetSpeed::longer)));
        }
        double wall = (System.nanoTime() - begun) / 1e9;
        double span = server.span().toMillis() / 1e3;
        double busy = processors.values().stream().mapToLong(Duration::toMillis).sum() / 1e3;
        System.out.printf(
                Locale.ROOT,
                "%-16s exit %d, %d rows, %d requests, %d at once; %.1f s, asking %.1f s: %.1f repositories a second; processor %.1f s%n",
                what,
                process.exitValue(),
                Files.readAllLines(output).size(),
                server.requests(),
                server.mostAtOnce(),
                wall,
                span,
                repositories / span,
                busy);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Process onSpark(int workers, Path output, String connections) throws IOException {
        return cluster.submit(workers, line(output, "--input", "--output", connections));
    }

    private Process alone(Path output, String connections) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "audit"));
        line.addAll(List.of(line(output, "-f", "-o", connections)));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        builder.environment().put("HOME", directory.toString());
        return builder.start();
    }

    private String[] line(Path output, String input, String into, String connections) {
        return new String[] {
            input,
            names.toString(),
            into,
            output.toString(),
            "--server",
            server.uri(),
            "--registry",
            server.uri(),
            "--as-of",
            TestRepository.TODAY.toString(),
            "--connections",
            connections
        };
    }
}
