package dev.contenttrust.updater.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.updater.store.TrustDirectory.Access;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {
    private static final String GUN = "registry.example.com/demo/app";

    @TempDir
    Path directory;

    private TrustDirectory trust(Duration wait) {
        return new TrustDirectory(directory, List.of(), new RealDisk(), wait);
    }

    private static int count(TrustDirectory trust) {
        try (MetadataStore store = trust.open(GUN, Access.READ_WRITE).store()) {
            int next = store.load(RoleName.ROOT)
                            .map(bytes -> Integer.parseInt(new String(bytes, StandardCharsets.US_ASCII)))
                            .orElse(0)
                    + 1;
            store.save(RoleName.ROOT, next, RawBytes.of(Integer.toString(next).getBytes(StandardCharsets.US_ASCII)));
            store.commit();
            return next;
        }
    }

    @Test
    void a_second_writer_does_not_wait_for_ever() {
        TrustDirectory trust = trust(Duration.ofMillis(50));
        try (MetadataStore first = trust.open(GUN, Access.READ_WRITE).store()) {
            assertThat(first.load(RoleName.ROOT)).isEmpty();
            assertThatThrownBy(() -> trust.open(GUN, Access.READ_WRITE))
                    .isInstanceOfSatisfying(StoreLockedException.class, e -> {
                        assertThat(e.lock()).exists();
                        assertThat(e.remedy()).contains(e.lock().toString());
                    });
        }
        trust.open(GUN, Access.READ_WRITE).store().close();
    }

    @Test
    void another_view_of_the_same_directory_is_held_off_too() {
        try (MetadataStore first =
                trust(Duration.ZERO).open(GUN, Access.READ_WRITE).store()) {
            assertThat(first.load(RoleName.ROOT)).isEmpty();
            assertThatThrownBy(() -> trust(Duration.ofMillis(50)).open(GUN, Access.READ_WRITE))
                    .isInstanceOf(StoreLockedException.class);
        }
    }

    @Test
    void writers_of_other_repositories_do_not_wait() {
        TrustDirectory trust = trust(Duration.ZERO);
        try (MetadataStore one = trust.open(GUN, Access.READ_WRITE).store();
                MetadataStore other =
                        trust.open(GUN + "/beneath", Access.READ_WRITE).store()) {
            assertThat(one.location()).isNotEqualTo(other.location());
        }
    }

    @Test
    void threads_take_turns_and_lose_no_update() throws Exception {
        TrustDirectory trust = trust(TrustDirectory.LOCK_WAIT);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int n = 0; n < 64; n++) {
                counts.add(threads.submit(() -> count(trust)));
            }
            List<Integer> seen = new ArrayList<>();
            for (Future<Integer> result : counts) {
                seen.add(result.get());
            }
            assertThat(seen).doesNotHaveDuplicates().hasSize(64).contains(1, 64);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_interrupted_wait_ends_at_once() {
        TrustDirectory trust = trust(Duration.ofDays(1));
        try (MetadataStore first = trust.open(GUN, Access.READ_WRITE).store()) {
            assertThat(first.load(RoleName.ROOT)).isEmpty();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> trust.open(GUN, Access.READ_WRITE)).isInstanceOf(StoreLockedException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
