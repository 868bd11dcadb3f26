package dev.contenttrust.vulndb.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.contenttrust.vulndb.PackageVersion;
import dev.contenttrust.vulndb.VulnerabilityDatabase;
import dev.contenttrust.vulndb.store.DatabaseBusyException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates in processes of their own: one that is killed in the middle, and two at once. */
class InterruptedUpdateTest {
    private static final PackageVersion DEMO = new PackageVersion("npm", "demo", "1.0.0");

    @TempDir
    private Path directory;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private Path file;

    /** Serves npm's export, then PyPI's by half and no further until it is released. */
    @BeforeEach
    void serve() throws IOException {
        file = directory.resolve("vulnerabilities.db");
        new Exports(directory.resolve("old"))
                .with("A", "CVE-2026-1", "npm", "demo", "2.0.0")
                .into(file);
        byte[] npm = Exports.zip(Map.of("B.json", Exports.record("B", "CVE-2026-2", "npm", "demo", "2.0.0")));
        byte[] pypi = Exports.zip(Map.of("C.json", Exports.record("C", "CVE-2026-3", "PyPI", "demo", "2.0")));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            boolean slow = exchange.getRequestURI().getPath().startsWith("/PyPI");
            byte[] body = slow ? pypi : npm;
            boolean known = slow || exchange.getRequestURI().getPath().startsWith("/npm");
            exchange.sendResponseHeaders(known ? 200 : 404, known ? body.length : -1);
            if (known) {
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
                if (slow) {
                    reached.countDown();
                    await(released);
                }
                exchange.getResponseBody().write(body, body.length / 2, body.length - body.length / 2);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process update() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.contenttrust.cli.Main",
                "db",
                "update",
                "--db",
                file.toString(),
                "--ecosystem",
                "npm",
                "--ecosystem",
                "PyPI",
                "--from",
                "http://localhost:" + server.getAddress().getPort()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
    }

    private List<String> ids() {
        try (VulnerabilityDatabase database = VulnerabilityDatabase.open(file)) {
            return database.matches(DEMO).stream().map(match -> match.id()).toList();
        }
    }

    private void updateHere(String name, Duration wait) {
        Path place = new Exports(directory.resolve(name))
                .with("D", "CVE-2026-4", "npm", "demo", "2.0.0")
                .write();
        DatabaseUpdate.run(file, new DirectoryOrigin(place), List.of(), wait, feed -> {});
    }

    @Test
    void a_run_that_is_killed_leaves_the_old_database_and_the_next_one_clears_up() throws Exception {
        Process running = update();
        await(reached);
        running.destroyForcibly().waitFor();

        assertThat(ids()).containsExactly("CVE-2026-1");
        assertThat(file.resolveSibling("vulnerabilities.db.new-database")).exists();

        updateHere("new", Duration.ofSeconds(10));
        assertThat(ids()).containsExactly("CVE-2026-4");
        try (var left = Files.list(directory)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains(".new-"));
        }
    }

    @Test
    void of_two_runs_at_once_the_second_waits_for_the_first() throws Exception {
        Process running = update();
        await(reached);

        assertThatThrownBy(() -> updateHere("hasty", Duration.ofMillis(1))).isInstanceOf(DatabaseBusyException.class);
        assertThat(ids()).containsExactly("CVE-2026-1");
        released.countDown();
        updateHere("patient", Duration.ofSeconds(60));

        assertThat(running.waitFor())
                .as(Files.readString(directory.resolve("output")))
                .isZero();
        assertThat(ids()).containsExactly("CVE-2026-4");
    }
}
