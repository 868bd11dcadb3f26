package dev.contenttrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Program;
import dev.contenttrust.live.peer.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class-data archive: made once for a JVM and a jar, and never in the way. */
class ArchiveTest {
    @TempDir
    private Path home;

    private Path jar;
    private Program trust;

    @BeforeEach
    void installed() throws IOException {
        trust = Checkout.program(Checkout.copyTo(home.resolve("lib")), home);
        jar = home.resolve("lib/trust.jar");
    }

    @Test
    void the_first_run_makes_it_and_the_next_takes_every_class_from_it() throws IOException {
        trust.run("--version").succeeded();

        assertThatEveryClassComesFromTheArchive(trust);
    }

    @Test
    void another_jar_gets_another() throws IOException {
        trust.run("--version").succeeded();
        FileTime before = Files.getLastModifiedTime(archive());
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));

        trust.run("--version").succeeded();

        assertThat(Files.getLastModifiedTime(archive())).isNotEqualTo(before);
        assertThatEveryClassComesFromTheArchive(trust);
    }

    @Test
    void several_first_runs_at_once_leave_one() throws IOException, InterruptedException {
        List<Process> runs =
                IntStream.range(0, 3).mapToObj(i -> trust.start("--version")).toList();
        for (Process run : runs) {
            assertThat(run.waitFor(180, TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).isZero();
        }

        assertThatEveryClassComesFromTheArchive(trust);
        assertThat(archive().resolveSibling("making")).doesNotExist();
    }

    @Test
    void a_broken_one_costs_only_time() throws IOException {
        trust.run("--version").succeeded();
        breakArchive();

        assertThatItRuns(trust);
    }

    @Test
    void whoever_has_wishes_about_archives_gets_them() {
        assertThatItRuns(trust.with("TRUST_JAVA_OPTS", "-Xshare:auto"));
        assertThatItRuns(trust.with("JAVA_HOME", Jdk.ofVersion(25).toString()).with("TRUST_JAVA_OPTS", "-Xshare:auto"));
    }

    @Test
    void where_none_can_be_kept_it_runs_without() {
        assertThatItRuns(trust.with("HOME", "/proc/nowhere"));
        assertThatItRuns(trust.with("HOME", ""));
    }

    @Test
    void the_newer_java_has_its_own() throws IOException {
        Program newer = trust.with("JAVA_HOME", Jdk.ofVersion(25).toString());
        newer.run("--version").succeeded();

        assertThatEveryClassComesFromTheArchive(newer);
        assertThatItRuns(newer);
        breakArchive();
        assertThatItRuns(newer);
    }

    private void assertThatEveryClassComesFromTheArchive(Program trust) throws IOException {
        Path log = home.resolve("classes.log");

        trust.with("TRUST_JAVA_OPTS", "-Xlog:class+load:file=" + log)
                .run("--help")
                .succeeded();

        assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.contains("] dev.contenttrust."))
                .isNotEmpty()
                .allMatch(line -> line.contains("shared objects file"), "comes from the archive");
    }

    /** As another file: what a process has mapped stays as it was. */
    private void breakArchive() throws IOException {
        Path archive = archive();
        Files.delete(archive);
        Files.writeString(archive, "not an archive");
    }

    private static void assertThatItRuns(Program trust) {
        Run run = trust.run("--version").succeeded();

        assertThat(run.lines()).hasSize(1).first().asString().startsWith("trust ");
        assertThat(run.errors()).isEmpty();
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(".cache/trust"))) {
            return files.filter(file -> file.endsWith("classes.jsa"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
