package dev.contenttrust.updater.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.updater.store.TrustDirectory.Access;
import dev.contenttrust.updater.store.TrustDirectory.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk, and one that may only be read. */
class UnwritableDirectoryTest {
    private static final String GUN = "registry.example.com/demo/app";
    private static final byte[] OLD = "root 1".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    /** A disk that is full from some step on. */
    private static final class FullDisk implements Disk {
        private final RealDisk real = new RealDisk();
        private int room;

        FullDisk(int room) {
            this.room = room;
        }

        private void take(Path file) throws IOException {
            if (room-- <= 0) {
                throw new FileSystemException(file.toString(), null, "No space left on device");
            }
        }

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            take(file);
            real.write(file, bytes);
        }

        @Override
        public void writeUnforced(Path file, byte[] bytes) throws IOException {
            take(file);
            real.writeUnforced(file, bytes);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            real.rename(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            real.delete(file);
        }

        @Override
        public void force(Path path) throws IOException {
            real.force(path);
        }
    }

    private Opened open(Disk disk) {
        return new TrustDirectory(directory, List.of(), disk, TrustDirectory.LOCK_WAIT).open(GUN, Access.READ_WRITE);
    }

    private void storeOld() {
        try (MetadataStore store = open(new RealDisk()).store()) {
            store.save(RoleName.ROOT, 1, RawBytes.of(OLD));
            store.commit();
        }
    }

    private static void saveMore(MetadataStore store) {
        store.save(RoleName.ROOT, 2, RawBytes.of("root 2".getBytes(StandardCharsets.UTF_8)));
        store.save(RoleName.TARGETS, 1, RawBytes.of(new byte[100_000]));
        store.commit();
    }

    private Optional<byte[]> stored() {
        try (MetadataStore store = open(new RealDisk()).store()) {
            return store.load(RoleName.ROOT);
        }
    }

    @Test
    void a_full_disk_is_told_with_a_remedy_and_leaves_what_was_there() {
        storeOld();
        for (int room = 0; room < 3; room++) {
            try (MetadataStore store = open(new FullDisk(room)).store()) {
                assertThatThrownBy(() -> saveMore(store)).isInstanceOfSatisfying(StoreUnusableException.class, e -> {
                    assertThat(e.why()).contains("No space left on device");
                    assertThat(e.remedy()).contains("--trust-dir");
                });
            }
            assertThat(stored()).contains(OLD);
        }
    }

    @Test
    void a_disk_that_is_really_full_is_no_different() {
        try (Tmpfs disk = Tmpfs.mount(directory, "64k")) {
            assertThat(disk.path()).isEmptyDirectory();
            storeOld();
            try (MetadataStore store = open(new RealDisk()).store()) {
                assertThatThrownBy(() -> saveMore(store))
                        .isInstanceOf(StoreUnusableException.class)
                        .hasMessageContaining("No space left on device");
            }
            assertThat(stored()).contains(OLD);
        }
    }

    @Test
    void a_read_only_directory_that_knows_the_repository_is_used_and_said_to_be_so() {
        try (Tmpfs disk = Tmpfs.mount(directory, "1m")) {
            storeOld();
            disk.makeReadOnly();
            Opened opened = open(new RealDisk());
            try (MetadataStore store = opened.store()) {
                assertThat(opened.notices()).singleElement().asString().contains("read-only");
                assertThat(store.load(RoleName.ROOT)).contains(OLD);
                saveMore(store);
            }
            assertThat(stored()).contains(OLD);
        }
    }

    @Test
    void a_read_only_directory_that_does_not_know_it_is_refused() {
        try (Tmpfs disk = Tmpfs.mount(directory, "1m")) {
            disk.makeReadOnly();
            assertThatThrownBy(() -> open(new RealDisk()))
                    .isInstanceOfSatisfying(
                            StoreUnusableException.class,
                            e -> assertThat(e.remedy()).contains("--trust-dir"));
        }
    }
}
