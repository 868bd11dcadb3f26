package dev.contenttrust.scan.store;

import static dev.contenttrust.scan.store.Kept.ALMA;
import static dev.contenttrust.scan.store.Kept.CURL;
import static dev.contenttrust.scan.store.Kept.PROBLEM;
import static dev.contenttrust.scan.store.Kept.ZLIB;
import static dev.contenttrust.scan.store.Kept.onlyFile;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.image.inflate.Compression;
import dev.contenttrust.image.layer.EntryList;
import dev.contenttrust.image.layer.LayerEntry;
import dev.contenttrust.image.layer.LayerFacts;
import dev.contenttrust.image.layer.SeenLayer;
import dev.contenttrust.scan.inventory.FileFacts;
import dev.contenttrust.scan.inventory.LayerInventory;
import dev.contenttrust.scan.inventory.OwnedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerCacheTest {
    private static final Digest DIFF_ID = Digest.sha256("layer".getBytes(UTF_8));
    private static final Digest BLOB = Digest.sha256("blob".getBytes(UTF_8));

    @TempDir
    private Path directory;

    @Test
    void a_layer_is_found_again_as_it_was_kept() {
        KnownLayer layer = layer();
        cache("1").keep(DIFF_ID, layer);

        assertThat(cache("1").layer(DIFF_ID, BLOB)).contains(layer);
    }

    @Test
    void what_other_recognisers_found_is_not_found() {
        cache("1").keep(DIFF_ID, layer());

        assertThat(cache("2").layer(DIFF_ID, BLOB)).isEmpty();
    }

    @Test
    void a_damaged_file_is_as_none_and_is_made_anew() throws IOException {
        cache("1").keep(DIFF_ID, layer());
        Path file = onlyFile(directory);
        byte[] whole = Files.readAllBytes(file);

        for (int at = 0; at < whole.length; at += 3) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(file, damaged);
            assertThat(cache("1").layer(DIFF_ID, BLOB)).as("byte " + at).isEmpty();
            Files.write(file, java.util.Arrays.copyOf(whole, at));
            assertThat(cache("1").layer(DIFF_ID, BLOB)).as("cut at " + at).isEmpty();
        }

        cache("1").keep(DIFF_ID, layer());
        assertThat(cache("1").layer(DIFF_ID, BLOB)).contains(layer());
    }

    @Test
    void many_writers_leave_one_whole_file() throws IOException {
        IntStream.range(0, 40).parallel().forEach(i -> {
            cache("1").keep(DIFF_ID, layer());
            assertThat(cache("1").layer(DIFF_ID, BLOB)).contains(layer());
        });

        assertThat(onlyFile(directory)).isRegularFile();
    }

    @Test
    void where_nothing_can_be_written_nothing_is_kept() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        LayerCache cache = new LayerCache(file, "1");
        cache.keep(DIFF_ID, layer());

        assertThat(cache.layer(DIFF_ID, BLOB)).isEmpty();
    }

    private static KnownLayer layer() {
        return layer(BLOB);
    }

    private static KnownLayer layer(Digest blob) {
        OwnedFiles.Builder owned = new OwnedFiles.Builder("curl");
        for (int i = 0; i < 300; i++) {
            owned.add("/usr/share/curl/" + i);
        }
        FileFacts facts =
                new FileFacts(List.of(CURL, ZLIB), List.of(owned.build()), Optional.of(ALMA), List.of(PROBLEM));
        LayerInventory inventory =
                new LayerInventory(Map.of("opt/app", facts), Map.of("opt/b", "opt/app"), List.of(PROBLEM));
        EntryList.Recorder entries = new EntryList.Recorder();
        entries.entry(
                new LayerEntry("opt/app", LayerEntry.Kind.FILE, 10, 0644, Optional.empty()),
                InputStream.nullInputStream());
        LayerFacts read = new LayerFacts(Compression.GZIP, 1L << 33, 1L << 34, Optional.of(DIFF_ID), 1, List.of());
        return new KnownLayer(blob, new SeenLayer(read, entries.list().orElseThrow()), inventory);
    }

    @Test
    void a_blob_that_nobody_compared_with_the_diff_id_is_not_known() {
        cache("1").keep(DIFF_ID, layer());

        assertThat(cache("1").layer(DIFF_ID, DIFF_ID)).isEmpty();
        assertThat(cache("1").layer(BLOB, BLOB)).isEmpty();
    }

    @Test
    void what_is_put_under_the_name_of_another_layer_is_not_believed() throws IOException {
        cache("1").keep(DIFF_ID, layer());
        Path one = onlyFile(directory);
        byte[] bytes = Files.readAllBytes(one);
        Files.delete(one);
        cache("1").keep(DIFF_ID, layer(DIFF_ID));
        Files.write(onlyFile(directory), bytes);

        assertThat(cache("1").layer(DIFF_ID, DIFF_ID)).isEmpty();
    }

    @Test
    void those_not_used_for_longest_go_when_there_are_too_many() throws IOException {
        cache("1").keep(DIFF_ID, layer());
        long bytes = Files.size(onlyFile(directory));
        List<Digest> blobs = IntStream.range(0, 8)
                .mapToObj(i -> Digest.sha256(("blob " + i).getBytes(UTF_8)))
                .toList();
        LayerCache small = new LayerCache(directory, "2", 6 * bytes);
        for (Digest blob : blobs) {
            small.keep(DIFF_ID, layer(blob));
            age();
        }

        assertThat(small.layer(DIFF_ID, blobs.get(7))).isPresent();
        assertThat(small.layer(DIFF_ID, blobs.get(0))).isEmpty();
        assertThat(cache("1").layer(DIFF_ID, BLOB)).as("of another version").isEmpty();
        assertThat(files().mapToLong(file -> file.toFile().length()).sum()).isLessThanOrEqualTo(6 * bytes);
    }

    /** Makes all that is there a minute older. */
    private void age() throws IOException {
        for (Path file : files().toList()) {
            Files.setLastModifiedTime(
                    file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() - 60_000));
        }
    }

    private Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    private LayerCache cache(String recognisers) {
        return new LayerCache(directory, recognisers);
    }
}
