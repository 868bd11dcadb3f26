package dev.contenttrust.updater.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.RoleName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlatLayoutTest {
    private static final List<RoleName> ROLES = List.of(
            RoleName.ROOT,
            RoleName.TIMESTAMP,
            RoleName.SNAPSHOT,
            RoleName.TARGETS,
            new RoleName("../a/b"),
            new RoleName("."));

    @TempDir
    private Path parent;

    private static RawBytes file(RoleName role, int generation) {
        return RawBytes.of((role + " " + generation).getBytes(StandardCharsets.UTF_8));
    }

    private static StoredSet set(int generation) {
        StoredSet set = StoredSet.empty();
        for (RoleName role : ROLES) {
            set = set.with(role, generation, file(role, generation));
        }
        return set;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void each_role_lies_under_its_encoded_name_and_earlier_roots_apart() throws IOException {
        try (MetadataStore store = MetadataDirectory.open(parent)) {
            for (RoleName role : ROLES) {
                store.save(role, 1, file(role, 1));
            }
            store.save(RoleName.ROOT, 2, file(RoleName.ROOT, 2));
            store.commit();
        }

        assertThat(names(parent))
                .filteredOn(name -> name.endsWith(".json"))
                .containsExactly(
                        "..%2Fa%2Fb.json", "..json", "root.json", "snapshot.json", "targets.json", "timestamp.json");
        assertThat(names(parent.resolve("root_history"))).containsExactly("1.root.json", "2.root.json");
        try (MetadataStore store = MetadataDirectory.open(parent)) {
            assertThat(store.load(new RoleName("../a/b"))).contains("../a/b 1".getBytes(StandardCharsets.UTF_8));
            assertThat(store.load(RoleName.ROOT)).contains("root 2".getBytes(StandardCharsets.UTF_8));
            assertThat(store.loadRoot(1)).contains("root 1".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void files_that_are_none_of_ours_are_left_alone() throws IOException {
        Files.createDirectories(parent.resolve("directory.json"));
        Files.writeString(parent.resolve("%2f.json"), "not as we encode");
        Files.writeString(parent.resolve(".json"), "no name");
        Files.writeString(parent.resolve("notes.txt"), "other");

        try (MetadataStore store = MetadataDirectory.open(parent)) {
            store.save(RoleName.ROOT, 1, file(RoleName.ROOT, 1));
            store.commit();
        }

        assertThat(names(parent)).contains("directory.json", "%2f.json", ".json", "notes.txt", "root.json");
    }

    @Test
    void every_file_is_the_old_or_the_new_one_wherever_a_run_dies_and_no_later_one_is_newer() throws IOException {
        boolean died = true;
        for (int steps = 0; died; steps++) {
            Path directory = Files.createDirectory(parent.resolve("dead" + steps));
            new FlatLayout(new RealDisk(), directory).write(StoredSet.empty(), set(1));
            died = dies(new FlatLayout(new DyingDisk(steps), directory));

            StoredSet found = new FlatLayout(new RealDisk(), directory).read();

            assertThat(found.files()).hasSize(ROLES.size());
            int newer = 0;
            for (RoleName role : ROLES) {
                RawBytes bytes = found.files().get(role);
                assertThat(bytes).isIn(file(role, 1), file(role, 2));
                boolean isNew = Objects.equals(file(role, 2), bytes);
                if (role.isTopLevel()) {
                    assertThat(isNew && newer < ROLES.indexOf(role))
                            .as(role.value())
                            .isFalse();
                }
                newer += isNew ? 1 : 0;
            }
        }
    }

    private static boolean dies(FlatLayout layout) throws IOException {
        try {
            layout.write(set(1), set(2));
            return false;
        } catch (DyingDisk.Death e) {
            return true;
        }
    }

    @Test
    void a_place_that_cannot_be_written_says_so() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");

        assertThatThrownBy(() -> MetadataDirectory.open(file)).isInstanceOf(StoreUnusableException.class);
    }
}
