package dev.contenttrust.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A standalone cluster on loopback: a master, and workers of one core each, as processes that end with it. */
final class Cluster implements AutoCloseable {
    private static final Path SPARK = Path.of("target/spark/cluster").toAbsolutePath();
    private static final Path JAR = Path.of("target/trust-spark.jar").toAbsolutePath();

    /** What Spark's own launcher gives a JDK of 17 or newer (org.apache.spark.launcher.JavaModuleOptions). */
    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/jdk.internal.ref",
            "java.base/sun.nio.ch",
            "java.base/sun.nio.cs",
            "java.base/sun.security.action",
            "java.base/sun.util.calendar",
            "java.security.jgss/sun.security.krb5");

    private final Path directory;
    private final String master;
    private final Map<Process, Path> logs = new LinkedHashMap<>();

    private Cluster(Path directory, int port) {
        this.directory = directory;
        this.master = "spark://127.0.0.1:" + port;
    }

    /** @param directory for logs, and the home of all processes */
    static Cluster start(Path directory) throws IOException, InterruptedException {
        if (!Files.isDirectory(SPARK.resolve("jars")) || !Files.exists(JAR)) {
            throw new IllegalStateException("scripts/test --long makes " + JAR + " and " + SPARK);
        }
        int port = freePort();
        Cluster cluster = new Cluster(directory, port);
        cluster.launch(
                "master",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--webui-port",
                Integer.toString(freePort()));
        for (int i = 0; i < 600 && !accepts(port); i++) {
            Thread.sleep(100);
        }
        return cluster;
    }

    /** One more, of one core. */
    Process addWorker() throws IOException {
        return launch(
                "worker",
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                "127.0.0.1",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--webui-port",
                Integer.toString(freePort()),
                "--work-dir",
                directory.resolve("work" + logs.size()).toString(),
                master);
    }

    /** Ends a worker and what it has started, at once. */
    static void kill(Process worker) {
        List<ProcessHandle> executors = worker.descendants().toList();
        worker.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    /** What the workers have started, and still runs. */
    Stream<ProcessHandle> executors() {
        return logs.keySet().stream().filter(Process::isAlive).flatMap(Process::descendants);
    }

    /** An audit under way. */
    Process submit(int cores, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "--master",
                master,
                "--conf",
                "spark.cores.max=" + cores,
                "--conf",
                "spark.executor.memory=512m",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--class",
                "dev.contenttrust.cli.spark.SparkAudit",
                JAR.toString()));
        line.addAll(List.of(arguments));
        return launch("driver", "org.apache.spark.deploy.SparkSubmit", line.toArray(String[]::new));
    }

    /** An audit that has ended. */
    Ended audit(int cores, String... arguments) throws IOException, InterruptedException {
        return await(submit(cores, arguments));
    }

    Ended await(Process driver) throws IOException, InterruptedException {
        if (!driver.waitFor(8, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the driver does not end");
        }
        return new Ended(driver.exitValue(), Files.readString(Objects.requireNonNull(logs.get(driver))));
    }

    /** @param said on standard output and error, Spark's log included */
    record Ended(int code, String said) {}

    private Process launch(String name, String mainClass, String... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx512m");
        OPENED.forEach(opened -> line.add("--add-opens=" + opened + "=ALL-UNNAMED"));
        line.add("-Djdk.reflect.useDirectMethodHandle=false");
        line.addAll(List.of("-cp", SPARK.resolve("jars") + "/*", mainClass));
        line.addAll(List.of(arguments));
        Path log = directory.resolve(name + logs.size() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("SPARK_HOME", SPARK.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        logs.put(process, log);
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        logs.keySet().forEach(Cluster::kill);
        logs.keySet().forEach(process -> process.onExit().join());
    }
}
