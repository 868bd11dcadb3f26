package dev.contenttrust.updater.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.updater.store.TrustDirectory.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that dies between any two steps, in both layouts. */
class CrashTest {
    private static final String GUN = "registry.example.com/demo/app";
    private static final RoleName RELEASES = new RoleName("targets/releases");
    private static final RoleName ALICE = new RoleName("targets/alice");
    private static final List<RoleName> ROLES =
            List.of(RoleName.ROOT, RoleName.TARGETS, RoleName.SNAPSHOT, RoleName.TIMESTAMP, RELEASES, ALICE);

    @TempDir
    Path parent;

    private static RawBytes file(RoleName role, int generation) {
        return RawBytes.of(("{\"signed\":{\"version\":" + generation + ",\"role\":\"" + role + "\"}}")
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Every role changes, one goes and one comes. */
    private static void write(MetadataStore store, int generation) {
        for (RoleName role : List.of(RoleName.ROOT, RoleName.TARGETS, RoleName.SNAPSHOT, RoleName.TIMESTAMP)) {
            store.save(role, generation, file(role, generation));
        }
        store.save(generation % 2 == 0 ? RELEASES : ALICE, generation, file(RELEASES, generation));
        store.remove(generation % 2 == 0 ? ALICE : RELEASES);
        store.refreshed(Instant.EPOCH.plusSeconds(generation));
        store.commit();
    }

    private static Map<RoleName, String> read(Path directory) {
        Map<RoleName, String> content = new LinkedHashMap<>();
        try (MetadataStore store = open(directory, new RealDisk())) {
            for (RoleName role : ROLES) {
                store.load(role).ifPresent(bytes -> content.put(role, new String(bytes, StandardCharsets.UTF_8)));
            }
        }
        return content;
    }

    private static MetadataStore open(Path directory, Disk disk) {
        return new TrustDirectory(directory, List.of(), disk, TrustDirectory.LOCK_WAIT)
                .open(GUN, Access.READ_WRITE)
                .store();
    }

    private static boolean dies(Path directory, int steps, int generation) {
        try (MetadataStore store = open(directory, new DyingDisk(steps))) {
            write(store, generation);
            return false;
        } catch (DyingDisk.Death e) {
            return true;
        }
    }

    private static void write(Path directory, int generation) {
        try (MetadataStore store = open(directory, new RealDisk())) {
            write(store, generation);
        }
    }

    @Test
    void ours_is_the_old_set_or_the_new_one_wherever_a_run_dies() {
        Path reference = parent.resolve("reference");
        write(reference, 1);
        Map<RoleName, String> before = read(reference);
        write(reference, 2);
        Map<RoleName, String> after = read(reference);
        List<Map<RoleName, String>> seen = new ArrayList<>();
        boolean died = true;
        for (int steps = 0; died; steps++) {
            Path directory = parent.resolve("after" + steps);
            write(directory, 1);
            died = dies(directory, steps, 2);
            Map<RoleName, String> found = read(directory);
            assertThat(found).as("dead after %d steps", steps).isIn(before, after);
            seen.add(found);
            write(directory, 3);
            assertThat(read(directory)).containsEntry(RoleName.ROOT, text(RoleName.ROOT, 3));
        }
        assertThat(seen).contains(before, after).hasSizeGreaterThan(10);
    }

    @Test
    void the_first_set_is_whole_or_not_there_wherever_a_run_dies() {
        boolean died = true;
        for (int steps = 0; died; steps++) {
            Path directory = parent.resolve("first" + steps);
            died = dies(directory, steps, 2);
            Map<RoleName, String> found = read(directory);
            assertThat(found.size()).as("dead after %d steps", steps).isIn(0, ROLES.size() - 1);
            write(directory, 3);
            assertThat(read(directory)).hasSize(ROLES.size() - 1);
        }
    }

    @Test
    void nothing_of_a_dead_run_is_left_after_the_next() throws IOException {
        for (int steps = 0; steps < 20; steps++) {
            Path directory = parent.resolve("left" + steps);
            write(directory, 1);
            dies(directory, steps, 2);
            write(directory, 3);
            String[] files = directory
                    .resolve("tuf")
                    .resolve(GUN)
                    .resolve("_set")
                    .toFile()
                    .list();
            assertThat(files).filteredOn(name -> name.endsWith(".new")).isEmpty();
            // The set of five files, up to three roots of which the last is one of them, and three files about it.
            assertThat(files).hasSizeBetween(5 + 1 + 3, 5 + 2 + 3);
        }
    }

    @Test
    void a_file_of_dockers_layout_is_the_old_one_or_the_new_one_and_the_timestamp_comes_last() {
        boolean died = true;
        int steps = 0;
        for (; died; steps++) {
            Path directory = parent.resolve("docker" + steps).resolve(".docker/trust");
            write(directory, 1);
            died = dies(directory, steps, 2);
            Map<RoleName, String> found = read(directory);
            for (RoleName role : List.of(RoleName.ROOT, RoleName.TARGETS, RoleName.SNAPSHOT, RoleName.TIMESTAMP)) {
                assertThat(found.get(role)).isIn(text(role, 1), text(role, 2));
            }
            if (text(RoleName.TIMESTAMP, 2).equals(found.get(RoleName.TIMESTAMP))) {
                assertThat(found)
                        .containsEntry(RoleName.ROOT, text(RoleName.ROOT, 2))
                        .containsEntry(RoleName.SNAPSHOT, text(RoleName.SNAPSHOT, 2))
                        .containsEntry(RELEASES, text(RELEASES, 2));
            }
            if (!text(RoleName.ROOT, 2).equals(found.get(RoleName.ROOT))) {
                assertThat(found).doesNotContainValue(text(RoleName.SNAPSHOT, 2));
            }
            assertThat(Optional.ofNullable(found.get(RELEASES))).isIn(Optional.empty(), Optional.of(text(RELEASES, 2)));
        }
        assertThat(steps).isGreaterThan(10);
    }

    private static String text(RoleName role, int generation) {
        return new String(file(role, generation).bytes(), StandardCharsets.UTF_8);
    }
}
