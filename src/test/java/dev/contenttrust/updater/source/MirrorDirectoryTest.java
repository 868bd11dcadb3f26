package dev.contenttrust.updater.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Digest;
import dev.contenttrust.transport.OversizedAnswerException;
import dev.contenttrust.tuf.MetadataFile.Current;
import dev.contenttrust.tuf.MetadataFile.Hashed;
import dev.contenttrust.tuf.MetadataFile.Versioned;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.RoleName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorDirectoryTest {
    private static final String GUN = "registry.example.com/demo/app";
    private static final RoleName RELEASES = new RoleName("targets/releases");

    @TempDir
    Path parent;

    private Path mirror;
    private StringBuilder listed;

    @BeforeEach
    void make_a_mirror() throws IOException {
        mirror = Files.createDirectories(parent.resolve("mirror"));
        listed = new StringBuilder();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path file(String name, String content) throws IOException {
        Path file = mirror.resolve("tuf").resolve(GUN).resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, content);
    }

    private void list(String name, long length, Digest sha256) {
        listed.append(listed.isEmpty() ? "" : ",")
                .append("\"" + name + "\":{\"length\":" + length + ",\"sha256\":\"" + sha256.hex() + "\"}");
    }

    private Path listedFile(String name, String content) throws IOException {
        list(name, bytes(content).length, Digest.sha256(bytes(content)));
        return file(name, content);
    }

    private MirrorDirectory open(long schemaVersion) throws IOException {
        Files.writeString(
                mirror.resolve("mirror.json"),
                "{\"schemaVersion\":" + schemaVersion
                        + ",\"created\":\"2026-01-01T00:00:00Z\",\"updated\":\"2026-01-02T00:00:00Z\",\"repositories\":{\""
                        + GUN + "\":{\"server\":\"https://notary.example.com\",\"taken\":\"2026-01-02T00:00:00Z\","
                        + "\"files\":{" + listed + "}}}}");
        return MirrorDirectory.open(mirror);
    }

    private MetadataSource repository() throws IOException {
        return open(1).source(GUN);
    }

    @Test
    void serves_current_versioned_and_hashed_files() throws IOException {
        Digest digest = Digest.sha256(bytes("releases"));
        listedFile("timestamp.json", "timestamp");
        listedFile("2.root.json", "root 2");
        listedFile("targets/releases." + digest.hex() + ".json", "releases");

        MetadataSource source = repository();

        assertThat(source.fetch(new Current(RoleName.TIMESTAMP), 100)).contains(bytes("timestamp"));
        assertThat(source.fetch(new Versioned(RoleName.ROOT, 2), 100)).contains(bytes("root 2"));
        assertThat(source.fetch(new Hashed(RELEASES, digest), 100)).contains(bytes("releases"));
    }

    @Test
    void has_nothing_it_does_not_hold() throws IOException {
        assertThat(repository().fetch(new Versioned(RoleName.ROOT, 3), 100)).isEmpty();
        assertThat(open(1).source("registry.example.com/other").fetch(new Current(RoleName.ROOT), 100))
                .isEmpty();
    }

    @Test
    void the_documented_example_is_read() throws IOException {
        String page = Files.readString(Path.of("docs/mirror.md"));
        int start = page.indexOf("```json") + "```json".length();
        Files.writeString(mirror.resolve("mirror.json"), page.substring(start, page.indexOf("```", start)));
        MirrorIndex index = MirrorDirectory.open(mirror).index();
        assertThat(index.repositories()).containsOnlyKeys(GUN);
        assertThat(index.ociIndex()).map(MirrorIndex.ListedFile::length).contains(512L);
    }

    @Test
    void knows_when_it_was_taken_and_what_it_holds() throws IOException {
        listedFile("root.json", "root");
        MirrorIndex index = open(1).index();
        assertThat(index.updated()).isEqualTo("2026-01-02T00:00:00Z");
        assertThat(index.repositories().keySet()).containsExactly(GUN);
        assertThat(index.ociIndex()).isEmpty();
    }

    @Test
    void refuses_a_file_of_other_content() throws IOException {
        Files.writeString(listedFile("root.json", "root"), "ROOT");
        assertThatThrownBy(() -> repository().fetch(new Current(RoleName.ROOT), 100))
                .isInstanceOf(MirrorFileException.class)
                .hasMessageContaining("root.json")
                .hasMessageContaining(Digest.sha256(bytes("ROOT")).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"roo", "root and more"})
    void refuses_a_file_of_other_length(String content) throws IOException {
        Files.writeString(listedFile("root.json", "root"), content);
        assertThatThrownBy(() -> repository().fetch(new Current(RoleName.ROOT), 100))
                .isInstanceOf(MirrorFileException.class)
                .hasMessageContaining("lists 4 bytes");
    }

    @Test
    void refuses_a_file_that_nobody_listed() throws IOException {
        file("3.root.json", "slipped in");
        assertThatThrownBy(() -> repository().fetch(new Versioned(RoleName.ROOT, 3), 100))
                .isInstanceOf(MirrorFileException.class)
                .hasMessageContaining("does not list it");
    }

    @Test
    void refuses_a_listed_file_that_is_gone() throws IOException {
        Files.delete(listedFile("root.json", "root"));
        assertThatThrownBy(() -> repository().fetch(new Current(RoleName.ROOT), 100))
                .isInstanceOf(MirrorFileException.class);
    }

    @Test
    void refuses_a_file_longer_than_asked_for_before_reading_it() throws IOException {
        list("root.json", Long.MAX_VALUE, Digest.sha256(new byte[0]));
        file("root.json", "root");
        assertThatThrownBy(() -> repository().fetch(new Current(RoleName.ROOT), 100))
                .isInstanceOf(OversizedAnswerException.class);
    }

    @Test
    void a_link_does_not_lead_out_of_the_mirror() throws IOException {
        Path secret = Files.writeString(parent.resolve("secret"), "root");
        Path link = listedFile("root.json", "root");
        Files.delete(link);
        Files.createSymbolicLink(link, secret);
        assertThatThrownBy(() -> repository().fetch(new Current(RoleName.ROOT), 100))
                .isInstanceOf(MirrorFileException.class)
                .hasMessageContaining("leads out");
    }

    @Test
    void a_directory_in_a_files_place_is_refused() throws IOException {
        Path place = listedFile("root.json", "root");
        Files.delete(place);
        Files.createDirectory(place);
        assertThatThrownBy(() -> repository().fetch(new Current(RoleName.ROOT), 100))
                .isInstanceOf(MirrorFileException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc", "..", "a/../../../x"})
    void a_name_does_not_lead_out_of_the_mirror(String gun) throws IOException {
        MirrorDirectory directory = open(1);
        assertThatThrownBy(() -> directory.source(gun)).isInstanceOf(MirrorFileException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 1000})
    void another_layout_is_refused_with_a_remedy(long version) {
        assertThatThrownBy(() -> open(version)).isInstanceOfSatisfying(MirrorException.class, e -> {
            assertThat(e.why()).contains("schema version " + version);
            assertThat(e.remedy()).isNotEmpty();
        });
    }

    @Test
    void a_directory_without_an_index_is_no_mirror() {
        assertThatThrownBy(() -> MirrorDirectory.open(parent))
                .isInstanceOf(MirrorException.class)
                .hasMessageContaining("mirror.json");
        assertThatThrownBy(() -> MirrorDirectory.open(parent.resolve("nowhere")))
                .isInstanceOf(MirrorException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"schemaVersion\":\"1\"}",
                "{\"schemaVersion\":1}",
                "{\"schemaVersion\":1,\"created\":\"yesterday\",\"updated\":\"2026-01-01T00:00:00Z\",\"repositories\":{}}",
                "{\"schemaVersion\":1,\"created\":\"2026-01-01T00:00:00Z\",\"updated\":\"2026-01-01T00:00:00Z\","
                        + "\"repositories\":{\"a.io/b\":{\"server\":\"\",\"taken\":\"2026-01-01T00:00:00Z\","
                        + "\"files\":{\"root.json\":{\"length\":-1,\"sha256\":\"00\"}}}}}"
            })
    void a_broken_index_is_refused(String content) throws IOException {
        Files.writeString(mirror.resolve("mirror.json"), content);
        assertThatThrownBy(() -> MirrorDirectory.open(mirror)).isInstanceOf(MirrorException.class);
    }
}
