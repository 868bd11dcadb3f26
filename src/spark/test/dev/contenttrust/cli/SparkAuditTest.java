package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.cli.Cluster.Ended;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits on a real cluster of a master and two workers say what one process says. */
class SparkAuditTest {
    private static final int REPOSITORIES = 200;

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static Cluster cluster;
    private static Process second;

    private final DistantServer server = new DistantServer(Duration.ofMillis(20));

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.start(shared);
        cluster.addWorker();
        second = cluster.addWorker();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String[] arguments(DistantServer asked, List<String> names, String... more) throws IOException {
        Path input = Files.write(directory.resolve("names"), names);
        return Stream.concat(
                        Stream.of(
                                "--input",
                                input.toString(),
                                "--output",
                                directory.resolve("rows.jsonl").toString(),
                                "--server",
                                asked.uri(),
                                "--registry",
                                asked.uri(),
                                "--as-of",
                                TestRepository.TODAY.toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private Run alone(DistantServer asked, List<String> names) throws IOException {
        Path input = Files.write(directory.resolve("names"), names);
        return Run.in(shared)
                .trust(
                        "audit",
                        "-f",
                        input.toString(),
                        "--format",
                        "jsonl",
                        "--server",
                        asked.uri(),
                        "--registry",
                        asked.uri(),
                        "--as-of",
                        TestRepository.TODAY.toString());
    }

    private String rows() throws IOException {
        return Files.readString(directory.resolve("rows.jsonl"));
    }

    @Test
    void the_rows_are_those_of_one_process_byte_by_byte() throws Exception {
        List<String> names = DistantServer.mixed(REPOSITORIES);
        Ended ended = cluster.audit(2, arguments(server, names));
        Run alone = alone(server, names);
        assertThat(alone.out())
                .contains("\"refused\"", "\"unreachable\"", "\"unsigned\"", "\"moved\"", "\"missing\"", "\"weak\"");
        assertThat(rows()).as(ended.said()).isEqualTo(alone.out());
        assertThat(ended.code()).isEqualTo(alone.code().number()).isEqualTo(ExitCode.UNCHECKED.number());
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void all_tasks_together_ask_a_server_no_more_at_a_time_than_allowed() throws Exception {
        Ended ended = cluster.audit(2, arguments(server, DistantServer.names(40), "--connections", "3"));
        assertThat(server.mostAtOnce()).as(ended.said()).isBetween(2, 3);
        assertThat(rows().lines()).hasSize(80);
    }

    @Test
    void all_tasks_together_ask_a_server_no_more_a_second_than_allowed() throws Exception {
        Ended ended = cluster.audit(2, arguments(server, DistantServer.names(20), "--rate", "10"));
        assertThat(server.requests() / (server.span().toMillis() / 1000.0))
                .as(ended.said())
                .isLessThan(11);
    }

    @Test
    void a_worker_that_dies_costs_no_row_and_no_row_is_there_twice() throws Exception {
        List<String> names = DistantServer.mixed(REPOSITORIES);
        Process driver = cluster.submit(2, arguments(server, names));
        while (server.requests() < REPOSITORIES && driver.isAlive()) {
            Thread.sleep(20);
        }
        Cluster.kill(second);
        assertThat(driver.isAlive()).isTrue();
        second = cluster.addWorker();
        Ended ended = cluster.await(driver);
        assertThat(ended.said()).contains("Lost executor");
        assertThat(rows()).isEqualTo(alone(server, names).out());
    }

    /** Whence it is that two ask twice as fast where answers take long (docs/scale.md). */
    @Test
    void what_one_worker_leaves_of_what_is_allowed_a_second_one_asks() throws Exception {
        try (DistantServer far = new DistantServer(Duration.ofMillis(150))) {
            List<String> names = DistantServer.names(120);
            cluster.audit(1, arguments(far, names, "--connections", "16"));
            assertThat(far.mostAtOnce()).isLessThanOrEqualTo(8);
            Files.delete(directory.resolve("rows.jsonl"));
            far.forget();
            Ended ended = cluster.audit(2, arguments(far, names, "--connections", "16"));
            assertThat(far.mostAtOnce()).as(ended.said()).isBetween(9, 16);
        }
    }

    @Test
    void an_input_that_is_missing_is_a_usage_error() throws Exception {
        Ended ended = cluster.audit(
                2,
                "--input",
                directory.resolve("nowhere").toString(),
                "--output",
                directory.resolve("x").toString());
        assertThat(ended.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(ended.said()).contains("cannot read the file of names");
        assertThat(directory.resolve("x")).doesNotExist();
    }

    @Test
    void an_output_that_is_there_is_left_as_it_is() throws Exception {
        Files.writeString(directory.resolve("rows.jsonl"), "mine");
        Ended ended = cluster.audit(2, arguments(server, DistantServer.names(1)));
        assertThat(ended.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(ended.said()).contains("is there already");
        assertThat(rows()).isEqualTo("mine");
    }
}
