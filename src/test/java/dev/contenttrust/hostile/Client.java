package dev.contenttrust.hostile;

import dev.contenttrust.cli.Cli;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Terminals;
import dev.contenttrust.tuf.TestRepository;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Somebody with a home of his own who lists a repository, on the day when it is signed. */
record Client(Path home) {
    /** What a run may take from the machine. */
    static final String HEAP_MAX = "-Xmx128m";

    static final Duration CPU_MAX = Duration.ofSeconds(10);

    /** Long enough for a busy machine; a run that hangs is none that ends late. */
    private static final Duration HANGS = Duration.ofSeconds(100);

    /** What a process ends its errors with: the processor time it took, in milliseconds. */
    private static final String CPU = "(milliseconds of work: ";

    /** What came of a run. */
    record Outcome(int code, String out, String err, Duration cpu) {
        String summary() {
            String said = out + err;
            return "exit code " + code + " after " + cpu.toMillis() + " ms of work\n"
                    + said.substring(0, Math.min(2_000, said.length()));
        }
    }

    /** Lists the repository in a process of its own with little memory. */
    Outcome list(URI server, String gun, String... more) {
        return listWithin(HEAP_MAX, server, gun, more);
    }

    /** @param heap the option of the JVM that bounds its memory */
    Outcome listWithin(String heap, URI server, String gun, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Client.class.getName(),
                home.toString(),
                "list",
                "--server",
                server.toString(),
                gun));
        command.addAll(List.of(more));
        try {
            Path out = Files.createTempFile(home, "out", "");
            Path err = Files.createTempFile(home, "err", "");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(HANGS.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return outcome(process.waitFor(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome outcome(int code, String out, String err) {
        int last = err.lastIndexOf(CPU);
        return last < 0
                ? new Outcome(code, out, err, HANGS)
                : new Outcome(
                        code,
                        out,
                        err.substring(0, last),
                        Duration.ofMillis(Long.parseLong(err.substring(last + CPU.length()))));
    }

    /** Lists the repository within this process. */
    Outcome listHere(URI server, String gun, String... more) {
        List<String> arguments = new ArrayList<>(List.of("list", "--server", server.toString(), gun));
        arguments.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Host host = new Host(
                Map.of("HOME", home.toString()),
                new ByteArrayInputStream(new byte[0]),
                out,
                err,
                InstantSource.fixed(TestRepository.TODAY),
                Terminals.NONE);
        int code = Cli.run(host, arguments).number();
        return new Outcome(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), Duration.ZERO);
    }

    /** The process: a home, then the command line. */
    public static void main(String[] arguments) {
        Instant day = TestRepository.TODAY;
        FileOutputStream err = new FileOutputStream(FileDescriptor.err);
        Host host = new Host(
                Map.of("HOME", arguments[0]),
                System.in,
                new FileOutputStream(FileDescriptor.out),
                err,
                InstantSource.fixed(day),
                Terminals.NONE);
        int code =
                Cli.run(host, List.of(arguments).subList(1, arguments.length)).number();
        long nanos = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        System.err.print(CPU + TimeUnit.NANOSECONDS.toMillis(nanos));
        System.err.flush();
        System.exit(code);
    }
}
