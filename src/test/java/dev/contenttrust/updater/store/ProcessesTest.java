package dev.contenttrust.updater.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.updater.store.TrustDirectory.Access;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one set, some of which are killed. */
class ProcessesTest {
    private static final int FOR_EVER = 1_000_000;

    @TempDir
    Path directory;

    private int generation() {
        try (MetadataStore store = new TrustDirectory(directory, List.of())
                .open(Writer.GUN, Access.READ_WRITE)
                .store()) {
            return Writer.generation(store);
        }
    }

    @Test
    void two_processes_lose_no_update() throws Exception {
        updateBoth(25);
    }

    @Test
    @Tag("long")
    void two_processes_lose_none_of_a_thousand_updates() throws Exception {
        updateBoth(500);
    }

    private void updateBoth(int times) throws Exception {
        List<Process> writers = List.of(Writer.start(directory, times), Writer.start(directory, times));
        List<Integer> seen = new ArrayList<>();
        for (Process writer : writers) {
            try (BufferedReader out = writer.inputReader(StandardCharsets.US_ASCII)) {
                out.lines().map(Integer::parseInt).forEach(seen::add);
            }
            assertThat(writer.waitFor()).isZero();
        }
        assertThat(seen).hasSize(2 * times).doesNotHaveDuplicates();
        assertThat(generation()).isEqualTo(2 * times);
    }

    @Test
    void a_reader_without_a_lock_never_sees_a_mixed_set() throws Exception {
        Writer.advance(new TrustDirectory(directory, List.of()));
        Process writer = Writer.start(directory, 60);
        TrustDirectory trust = new TrustDirectory(directory, List.of());
        int seen = 0;
        while (writer.isAlive()) {
            try (MetadataStore store = trust.open(Writer.GUN, Access.READ_ONLY).store()) {
                int now = Writer.generation(store);
                assertThat(now).isGreaterThanOrEqualTo(Math.max(seen, 1));
                seen = now;
            }
        }
        assertThat(writer.exitValue()).isZero();
        assertThat(generation()).isEqualTo(61);
    }

    @Test
    void a_killed_writer_leaves_one_whole_set_and_no_lock() throws Exception {
        killWriters(3);
    }

    @Test
    @Tag("long")
    void a_hundred_killed_writers_leave_one_whole_set_and_no_lock() throws Exception {
        killWriters(100);
    }

    /** Each dies somewhere between the generation that it has announced and the next but few. */
    private void killWriters(int times) throws IOException, InterruptedException {
        Random random = new Random(20261124);
        int announced = 0;
        for (int time = 0; time < times; time++) {
            Process writer = Writer.start(directory, FOR_EVER);
            try (BufferedReader out = writer.inputReader(StandardCharsets.US_ASCII)) {
                for (int line = 0; line <= random.nextInt(5); line++) {
                    announced = Integer.parseInt(out.readLine());
                }
                long until = System.nanoTime() + random.nextInt(3_000_000);
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                writer.toHandle().destroyForcibly(); // unlike the process itself, leaves its output to be read
                announced = out.lines().mapToInt(Integer::parseInt).max().orElse(announced);
            }
            writer.waitFor();
            int found = generation();
            assertThat(found).isBetween(announced, announced + 1);
            announced = found;
        }
    }
}
