package dev.contenttrust.scan.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.image.layer.FileBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
    private static final int HEAD = 16;

    @ParameterizedTest
    @ValueSource(
            ints = {16, 17, 1 << 20, (1 << 20) + 1, Spool.MEMORY_MAX, Spool.MEMORY_MAX + 1, Spool.MEMORY_MAX + 700_000})
    void a_file_of_any_size_can_be_read_anywhere(int size) throws IOException {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i += 7) {
            bytes[i] = (byte) (i / 7);
        }
        try (Spool spool = new Spool()) {
            FileBytes file = take(spool, bytes);

            assertThat(file.size()).isEqualTo(size);
            assertThat(Pieces.whole(file, size)).isEqualTo(bytes);
            assertThat(Pieces.upTo(file, size - 3, 10)).isEqualTo(Arrays.copyOfRange(bytes, size - 3, size));
            assertThat(Pieces.upTo(file, size, 10)).isEmpty();
            assertThat(Pieces.upTo(file, -1, 10)).hasSizeLessThanOrEqualTo(10);
            assertThatThrownBy(() -> Pieces.exactly(file, size - 3, 4)).isInstanceOf(MalformedFileException.class);
            assertThatThrownBy(() -> Pieces.exactly(file, Long.MAX_VALUE, 4))
                    .isInstanceOf(MalformedFileException.class);
            assertThat(new SliceFile(file, 3, 5).size()).isEqualTo(5);
            assertThat(Pieces.stream(file, 5, 9).readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 5, 14));
        }
    }

    @Test
    void the_next_file_takes_the_place_of_the_one_before_and_nothing_is_left() throws IOException {
        long before = left();
        try (Spool spool = new Spool()) {
            take(spool, new byte[Spool.MEMORY_MAX + 100]);
            FileBytes second = take(spool, new byte[Spool.MEMORY_MAX + 50]);
            assertThat(second.size()).isEqualTo(Spool.MEMORY_MAX + 50);
            assertThat(take(spool, new byte[100]).size()).isEqualTo(100);
        }
        assertThat(left()).isEqualTo(before);
    }

    @Test
    void what_is_larger_than_asked_for_is_refused() throws IOException {
        try (Spool spool = new Spool()) {
            assertThatThrownBy(() -> spool.take(new byte[0], 0, new ByteArrayInputStream(new byte[101]), 100))
                    .isInstanceOf(MalformedFileException.class);
            InputStream larger = new ByteArrayInputStream(new byte[Spool.MEMORY_MAX + 2000]);
            assertThatThrownBy(() -> spool.take(new byte[0], 0, larger, Spool.MEMORY_MAX + 1000L))
                    .isInstanceOf(MalformedFileException.class);
        }
    }

    private static FileBytes take(Spool spool, byte[] bytes) throws IOException {
        InputStream rest = new ByteArrayInputStream(bytes);
        byte[] head = rest.readNBytes(HEAD);
        return spool.take(head, head.length, rest, bytes.length);
    }

    private static long left() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".spool"))
                    .count();
        }
    }
}
