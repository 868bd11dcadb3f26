package dev.contenttrust.updater.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.InvalidNameException;
import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.updater.store.TrustDirectory.Access;
import dev.contenttrust.updater.store.TrustDirectory.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustDirectoryTest {
    private static final String GUN = "registry.example.com/demo/app";
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final RoleName RELEASES = new RoleName("targets/releases");

    @TempDir
    Path parent;

    private Path directory;

    @BeforeEach
    void name_the_directory() {
        directory = parent.resolve("trust");
    }

    private static RawBytes raw(String text) {
        return RawBytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Opened open(Access access, Path... seeds) {
        return new TrustDirectory(directory, List.of(seeds)).open(GUN, access);
    }

    private MetadataStore store() {
        return open(Access.READ_WRITE).store();
    }

    private void storeTwoRootsAndTheRest() {
        try (MetadataStore store = store()) {
            store.save(RoleName.ROOT, 1, raw("root 1"));
            store.save(RoleName.ROOT, 2, raw("root 2"));
            store.save(RoleName.TIMESTAMP, 9, raw("timestamp 9"));
            store.save(RELEASES, 4, raw("releases 4"));
            store.refreshed(NOW);
            store.commit();
        }
    }

    private Path set() {
        return directory.resolve("tuf").resolve(GUN).resolve("_set");
    }

    private List<String> filesOfTheSet() throws IOException {
        try (Stream<Path> files = Files.list(set())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_new_store_is_empty() {
        try (MetadataStore store = store()) {
            assertThat(store.load(RoleName.ROOT)).isEmpty();
            assertThat(store.loadRoot(1)).isEmpty();
            assertThat(store.lastRefreshed()).isEmpty();
        }
    }

    @Test
    void what_was_committed_is_there_next_time() {
        storeTwoRootsAndTheRest();
        try (MetadataStore store = store()) {
            assertThat(store.load(RoleName.ROOT)).contains(bytes("root 2"));
            assertThat(store.loadRoot(1)).contains(bytes("root 1"));
            assertThat(store.loadRoot(2)).contains(bytes("root 2"));
            assertThat(store.load(RoleName.TIMESTAMP)).contains(bytes("timestamp 9"));
            assertThat(store.load(RELEASES)).contains(bytes("releases 4"));
            assertThat(store.load(RoleName.SNAPSHOT)).isEmpty();
            assertThat(store.lastRefreshed()).contains(NOW);
        }
    }

    @Test
    void what_was_noted_is_seen_at_once_and_gone_without_a_commit() {
        try (MetadataStore store = store()) {
            store.save(RoleName.ROOT, 1, raw("root 1"));
            assertThat(store.load(RoleName.ROOT)).contains(bytes("root 1"));
        }
        try (MetadataStore store = store()) {
            assertThat(store.load(RoleName.ROOT)).isEmpty();
        }
    }

    @Test
    void replaced_and_removed_files_leave_nothing_behind() throws IOException {
        storeTwoRootsAndTheRest();
        try (MetadataStore store = store()) {
            store.save(RoleName.TIMESTAMP, 10, raw("timestamp 10"));
            store.remove(RELEASES);
            store.commit();
            assertThat(store.load(RELEASES)).isEmpty();
        }
        assertThat(filesOfTheSet())
                .containsExactlyInAnyOrder(
                        "lock",
                        "refreshed",
                        "state.json",
                        raw("root 1").sha256().hex() + ".json",
                        raw("root 2").sha256().hex() + ".json",
                        raw("timestamp 10").sha256().hex() + ".json");
    }

    @Test
    void a_run_that_finds_nothing_new_writes_only_when_it_was() throws IOException {
        storeTwoRootsAndTheRest();
        RecordingDisk disk = new RecordingDisk();
        Instant later = NOW.plusSeconds(60);
        TrustDirectory trust = new TrustDirectory(directory, List.of(), disk, TrustDirectory.LOCK_WAIT);
        try (MetadataStore store = trust.open(GUN, Access.READ_WRITE).store()) {
            store.save(RoleName.TIMESTAMP, 9, raw("timestamp 9"));
            store.refreshed(later);
            store.commit();
        }
        assertThat(disk.steps()).containsExactly("write refreshed.new", "rename refreshed");
        try (MetadataStore store = store()) {
            assertThat(store.lastRefreshed()).contains(later);
        }
    }

    @Test
    void only_its_owner_may_read_it() throws IOException {
        storeTwoRootsAndTheRest();
        try (Stream<Path> all = Files.walk(directory)) {
            assertThat(all)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void read_only_changes_nothing_and_makes_nothing() {
        try (MetadataStore store = open(Access.READ_ONLY).store()) {
            store.save(RoleName.ROOT, 1, raw("root 1"));
            store.commit();
            assertThat(store.load(RoleName.ROOT)).contains(bytes("root 1"));
        }
        assertThat(directory).doesNotExist();
    }

    @Test
    void read_only_waits_for_no_writer() {
        storeTwoRootsAndTheRest();
        try (MetadataStore writer = store();
                MetadataStore reader = open(Access.READ_ONLY).store()) {
            writer.save(RoleName.ROOT, 3, raw("root 3"));
            assertThat(reader.load(RoleName.ROOT)).contains(bytes("root 2"));
        }
    }

    private Path stored(String content) {
        return set().resolve(raw(content).sha256().hex() + ".json");
    }

    @Test
    void a_changed_or_lost_anchor_is_found_out() throws IOException {
        storeTwoRootsAndTheRest();
        Files.writeString(stored("timestamp 9"), "timestamp 8");
        assertThatThrownBy(this::store)
                .isInstanceOf(StoreDamagedException.class)
                .hasMessageContaining(stored("timestamp 9").toString());
        Files.delete(stored("timestamp 9"));
        assertThatThrownBy(this::store)
                .isInstanceOf(StoreDamagedException.class)
                .hasMessageContaining("timestamp.json");
    }

    @Test
    void a_changed_file_of_another_role_is_given_as_none_and_can_be_had_again() throws IOException {
        storeTwoRootsAndTheRest();
        Files.writeString(stored("releases 4"), "releases 3");
        try (MetadataStore store = store()) {
            assertThat(store.load(RELEASES)).contains(new byte[0]);
            store.save(RELEASES, 4, raw("releases 4"));
            store.commit();
        }
        try (MetadataStore store = store()) {
            assertThat(store.load(RELEASES)).contains(bytes("releases 4"));
        }
    }

    @Test
    void a_lost_earlier_root_is_as_if_it_had_never_been_kept() throws IOException {
        storeTwoRootsAndTheRest();
        Files.delete(stored("root 1"));
        try (MetadataStore store = store()) {
            assertThat(store.loadRoot(1)).isEmpty();
            assertThat(store.loadRoot(2)).contains(bytes("root 2"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"schemaVersion\":1}",
                "{\"schemaVersion\":1,\"gun\":\"registry.example.com/demo/app\",\"files\":{\"root\":\"../x\"},\"roots\":{}}",
                "{\"schemaVersion\":1,\"gun\":\"registry.example.com/demo/app\",\"files\":{},\"roots\":{\"one\":\"00\"}}"
            })
    void a_damaged_state_is_found_out_and_lets_go_of_the_lock(String state) throws IOException {
        storeTwoRootsAndTheRest();
        Files.writeString(set().resolve("state.json"), state);
        TrustDirectory trust = new TrustDirectory(directory, List.of());
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> trust.open(GUN, Access.READ_WRITE))
                    .isInstanceOfSatisfying(
                            StoreDamagedException.class,
                            e -> assertThat(e.remedy()).contains(set().toString()));
        }
    }

    @Test
    void an_unreadable_instant_is_as_good_as_none() throws IOException {
        storeTwoRootsAndTheRest();
        Files.writeString(set().resolve("refreshed"), "yesterday");
        try (MetadataStore store = store()) {
            assertThat(store.lastRefreshed()).isEmpty();
            assertThat(store.load(RoleName.ROOT)).isPresent();
        }
    }

    @Test
    void anothers_set_is_not_taken_for_ours() throws IOException {
        storeTwoRootsAndTheRest();
        Path state = set().resolve("state.json");
        Files.writeString(state, Files.readString(state).replace(GUN, "Registry.example.com/demo/app"));
        assertThatThrownBy(this::store)
                .isInstanceOf(StoreDamagedException.class)
                .hasMessageContaining("belongs to");
    }

    @Test
    void a_newer_layout_is_refused_with_a_remedy() throws IOException {
        storeTwoRootsAndTheRest();
        Files.writeString(directory.resolve("trust.json"), "{\"schemaVersion\":2}");
        assertThatThrownBy(this::store).isInstanceOfSatisfying(StoreUnusableException.class, e -> {
            assertThat(e.why()).contains("2");
            assertThat(e.remedy()).contains("wrote it");
        });
    }

    @Test
    void repositories_beneath_one_another_do_not_meet() {
        storeTwoRootsAndTheRest();
        TrustDirectory trust = new TrustDirectory(directory, List.of());
        for (String beneath : List.of(GUN + "/metadata", GUN + "/set", "registry.example.com/demo")) {
            try (MetadataStore store = trust.open(beneath, Access.READ_WRITE).store()) {
                assertThat(store.load(RoleName.ROOT)).isEmpty();
                store.save(RoleName.ROOT, 1, raw("root of " + beneath));
                store.commit();
            }
        }
        try (MetadataStore store = store()) {
            assertThat(store.load(RoleName.ROOT)).contains(bytes("root 2"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "..", ".", "/etc"})
    void a_name_does_not_lead_out_of_the_directory(String gun) {
        TrustDirectory trust = new TrustDirectory(directory, List.of());
        assertThatThrownBy(() -> trust.open(gun, Access.READ_WRITE)).isInstanceOf(InvalidNameException.class);
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void a_file_where_the_directory_should_be_is_told() throws IOException {
        Files.writeString(directory, "not a directory");
        assertThatThrownBy(this::store)
                .isInstanceOfSatisfying(
                        StoreUnusableException.class,
                        e -> assertThat(e.remedy()).contains("--trust-dir"));
    }

    @Test
    void a_repository_seen_first_starts_from_what_docker_knows() throws IOException {
        Path docker = parent.resolve("docker");
        Path metadata = Files.createDirectories(
                        docker.resolve("tuf").resolve(GUN).resolve("metadata/targets"))
                .resolveSibling("");
        String root = "{\"signed\":{\"version\":7}}";
        Files.writeString(metadata.resolve("root.json"), root);
        Files.writeString(metadata.resolve("targets.json"), "targets");
        Files.writeString(metadata.resolve("targets/releases.json"), "releases");

        try (MetadataStore store =
                open(Access.READ_WRITE, parent.resolve("nowhere"), docker).store()) {
            assertThat(store.load(RoleName.ROOT)).contains(bytes(root));
            assertThat(store.loadRoot(7)).contains(bytes(root));
            assertThat(store.load(RELEASES)).contains(bytes("releases"));
            store.save(RoleName.TIMESTAMP, 1, raw("timestamp"));
            store.commit();
        }

        try (MetadataStore store = store()) {
            assertThat(store.load(RoleName.TARGETS)).contains(bytes("targets"));
            assertThat(store.loadRoot(7)).contains(bytes(root));
        }
        assertThat(metadata.resolve("timestamp.json")).doesNotExist();
    }

    @Test
    void a_repository_we_know_does_not_start_anew_from_docker() throws IOException {
        storeTwoRootsAndTheRest();
        Path docker = parent.resolve("docker");
        Path metadata =
                Files.createDirectories(docker.resolve("tuf").resolve(GUN).resolve("metadata"));
        Files.writeString(metadata.resolve("root.json"), "{\"signed\":{\"version\":1}}");
        try (MetadataStore store = open(Access.READ_WRITE, docker).store()) {
            assertThat(store.load(RoleName.ROOT)).contains(bytes("root 2"));
        }
    }

    @Test
    void a_seed_that_cannot_be_read_is_left_and_told() throws IOException {
        Path docker = parent.resolve("docker");
        Path metadata =
                Files.createDirectories(docker.resolve("tuf").resolve(GUN).resolve("metadata"));
        Files.writeString(metadata.resolve("root.json"), "{}");
        Opened opened = open(Access.READ_WRITE, docker);
        try (MetadataStore store = opened.store()) {
            assertThat(store.load(RoleName.ROOT)).isEmpty();
            assertThat(opened.notices()).singleElement().asString().contains("root.json cannot be read");
        }
    }
}
