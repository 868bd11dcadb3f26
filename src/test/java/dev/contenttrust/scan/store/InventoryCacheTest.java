package dev.contenttrust.scan.store;

import static dev.contenttrust.scan.store.Kept.ALMA;
import static dev.contenttrust.scan.store.Kept.CURL;
import static dev.contenttrust.scan.store.Kept.PROBLEM;
import static dev.contenttrust.scan.store.Kept.ZLIB;
import static dev.contenttrust.scan.store.Kept.onlyFile;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.scan.inventory.Covered;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.inventory.Located;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryCacheTest {
    private static final Digest DIGEST = Digest.sha256("manifest".getBytes(UTF_8));

    @TempDir
    private Path directory;

    @Test
    void an_image_is_found_again_as_it_was_kept() {
        Inventory image = image();
        cache("1").keep(DIGEST, image);

        assertThat(cache("1").image(DIGEST)).contains(image);
    }

    @Test
    void what_other_recognisers_found_is_not_found() {
        cache("1").keep(DIGEST, image());

        assertThat(cache("2").image(DIGEST)).isEmpty();
    }

    @Test
    void a_damaged_file_is_as_none_and_is_made_anew() throws IOException {
        cache("1").keep(DIGEST, image());
        Path file = onlyFile(directory);
        byte[] whole = Files.readAllBytes(file);

        for (int at = 0; at < whole.length; at += 3) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(file, damaged);
            assertThat(cache("1").image(DIGEST)).as("byte " + at).isEmpty();
            Files.write(file, java.util.Arrays.copyOf(whole, at));
            assertThat(cache("1").image(DIGEST)).as("cut at " + at).isEmpty();
        }

        cache("1").keep(DIGEST, image());
        assertThat(cache("1").image(DIGEST)).contains(image());
    }

    @Test
    void many_writers_leave_one_whole_file() throws IOException {
        IntStream.range(0, 40).parallel().forEach(i -> {
            cache("1").keep(DIGEST, image());
            assertThat(cache("1").image(DIGEST)).contains(image());
        });

        assertThat(onlyFile(directory)).isRegularFile();
    }

    @Test
    void where_nothing_can_be_written_nothing_is_kept() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        InventoryCache cache = new InventoryCache(file, "1");
        cache.keep(DIGEST, image());

        assertThat(cache.image(DIGEST)).isEmpty();
    }

    private static Inventory image() {
        return new Inventory(
                Optional.of(ALMA),
                List.of(new Located(CURL, 3)),
                List.of(new Covered(new Located(ZLIB, 200), "zlib")),
                List.of(new Located(ZLIB, 0)),
                List.of(PROBLEM));
    }

    private InventoryCache cache(String recognisers) {
        return new InventoryCache(directory, recognisers);
    }
}
