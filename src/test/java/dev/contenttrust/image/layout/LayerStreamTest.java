package dev.contenttrust.image.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Digest;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.UnsupportedImageException;
import dev.contenttrust.image.layer.Tar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerStreamTest {
    private final byte[] tar = new byte[300_000];
    private final Digest diffId;

    LayerStreamTest() {
        new Random(7).nextBytes(tar);
        this.diffId = Digest.sha256(tar);
    }

    @Test
    void a_layer_is_inflated_and_verified() throws IOException {
        assertThat(read(diffId, gzip(tar))).isEqualTo(tar);
    }

    @Test
    void a_layer_that_is_not_compressed_is_verified() throws IOException {
        assertThat(read(diffId, tar)).isEqualTo(tar);
    }

    @Test
    void a_layer_of_several_gzip_members_is_one() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip(Arrays.copyOf(tar, 1000)));
        both.write(gzip(Arrays.copyOfRange(tar, 1000, tar.length)));
        assertThat(read(diffId, both.toByteArray())).isEqualTo(tar);
    }

    @Test
    void a_layer_compressed_by_zstd_is_inflated_and_verified() throws IOException {
        assertThat(read(diffId, Tar.zstd(tar))).isEqualTo(tar);
    }

    @Test
    void an_empty_layer_is_one() throws IOException {
        assertThat(read(Digest.sha256(new byte[0]), new byte[0])).isEmpty();
    }

    @Test
    void another_tar_than_promised_is_refused_at_its_end() {
        Digest other = Digest.sha256(new byte[1]);
        assertThatThrownBy(() -> read(other, gzip(tar)))
                .isInstanceOf(ContentMismatchException.class)
                .hasMessageContaining(diffId.toString());
    }

    @Test
    void a_gzip_stream_that_breaks_off_is_refused() throws IOException {
        byte[] whole = gzip(tar);
        for (int length : new int[] {3, 9, whole.length / 2, whole.length - 1}) {
            assertThatThrownBy(() -> read(diffId, Arrays.copyOf(whole, length)))
                    .isInstanceOf(ContentMismatchException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"fd377a585a00, xz", "425a6839, bzip2"})
    void another_compression_is_named(String magic, String name) {
        byte[] layer = Arrays.copyOf(java.util.HexFormat.of().parseHex(magic), 100);
        assertThatThrownBy(() -> read(diffId, layer))
                .isInstanceOf(UnsupportedImageException.class)
                .hasMessageContaining(name);
    }

    private static byte[] read(Digest diffId, byte[] blob) throws IOException {
        try (InputStream in = LayerStream.open("layer", diffId, new ByteArrayInputStream(blob))) {
            byte[] bytes = in.readAllBytes();
            assertThat(in.read()).isNegative();
            return bytes;
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
