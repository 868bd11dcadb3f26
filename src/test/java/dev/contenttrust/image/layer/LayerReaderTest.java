package dev.contenttrust.image.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Digest;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.inflate.Compression;
import dev.contenttrust.image.layer.LayerEntry.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerReaderTest {
    private static final LayerReader READER = new LayerReader(LayerLimits.standard());

    private final Seen seen = new Seen();

    private LayerFacts read(byte[] plain, byte[] blob) {
        return READER.read("layer x", Optional.of(Tar.digest(plain)), new ByteArrayInputStream(blob), seen);
    }

    private LayerFacts read(byte[] plain) {
        return read(plain, plain);
    }

    private static byte[] small() {
        return Tar.with()
                .directory("etc")
                .file("etc/passwd", "root", 0640)
                .file("usr/bin/su", "su", 04755)
                .symbolicLink("bin", "usr/bin")
                .hardLink("./usr/bin/so", "/usr/bin/su")
                .device("dev/null")
                .fifo("run/pipe")
                .bytes();
    }

    /** Long enough for the threads, and random so that it stays long when it is compressed. */
    private static byte[] large() {
        Tar tar = Tar.with();
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            byte[] content = new byte[random.nextInt(200_000)];
            random.nextBytes(content);
            tar.file("f" + i, content);
        }
        return tar.bytes();
    }

    @Test
    void entries_are_shown_in_their_order_with_clean_paths() {
        LayerFacts facts = read(small());
        assertThat(seen.paths())
                .containsExactly("etc", "etc/passwd", "usr/bin/su", "bin", "usr/bin/so", "dev/null", "run/pipe");
        assertThat(seen.entries())
                .contains(
                        new LayerEntry("etc/passwd", Kind.FILE, 4, 0640, Optional.empty()),
                        new LayerEntry("usr/bin/su", Kind.FILE, 2, 04755, Optional.empty()),
                        new LayerEntry("bin", Kind.SYMBOLIC_LINK, 0, 0755, Optional.of("usr/bin")),
                        new LayerEntry("usr/bin/so", Kind.HARD_LINK, 0, 0755, Optional.of("usr/bin/su")),
                        new LayerEntry("dev/null", Kind.SPECIAL, 0, 0644, Optional.empty()));
        assertThat(seen.contents()).startsWith("", "root", "su");
        assertThat(facts.entries()).isEqualTo(7);
        assertThat(facts.unread()).isEmpty();
        assertThat(facts.compression()).isEqualTo(Compression.NONE);
    }

    @Test
    void gzip_and_zstd_are_undone_whatever_the_media_type_says() {
        for (byte[] plain : List.of(small(), large())) {
            LayerFacts gzip = read(plain, Tar.gzip(plain));
            LayerFacts zstd = read(plain, Tar.zstd(plain));
            assertThat(gzip.compression()).isEqualTo(Compression.GZIP);
            assertThat(gzip.diffId()).contains(Tar.digest(plain));
            assertThat(gzip.tarBytes()).isEqualTo(plain.length);
            assertThat(gzip.blobBytes()).isEqualTo(Tar.gzip(plain).length);
            assertThat(zstd.compression()).isEqualTo(Compression.ZSTD);
            assertThat(zstd.diffId()).contains(Tar.digest(plain));
            assertThat(zstd.entries()).isEqualTo(gzip.entries());
        }
    }

    @Test
    void a_gzip_file_of_several_members_with_zeros_at_its_end_is_read_to_its_end() {
        byte[] plain = large();
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        for (int from = 0; from < plain.length; from += 1 << 20) {
            blob.writeBytes(Tar.gzip(Arrays.copyOfRange(plain, from, Math.min(from + (1 << 20), plain.length))));
        }
        blob.writeBytes(new byte[1000]);
        assertThat(read(plain, blob.toByteArray()).diffId()).contains(Tar.digest(plain));
        byte[] start = Tar.gzip(small());
        assertThat(read(small(), Arrays.copyOf(start, start.length + 7)).unread())
                .isEmpty();
    }

    @Test
    void zstd_frames_follow_one_another_too() {
        byte[] plain = small();
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        blob.writeBytes(new byte[] {0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3});
        blob.writeBytes(Tar.zstd(Arrays.copyOf(plain, 700)));
        blob.writeBytes(Tar.zstd(Arrays.copyOfRange(plain, 700, plain.length)));
        assertThat(read(plain, blob.toByteArray()).diffId()).contains(Tar.digest(plain));
    }

    @Test
    void other_uncompressed_bytes_than_promised_are_refused() {
        for (byte[] plain : List.of(small(), large())) {
            assertThatThrownBy(() -> read(small().clone(), Tar.gzip(large())))
                    .isInstanceOf(ContentMismatchException.class);
            assertThatThrownBy(() -> READER.read(
                            "layer x", Optional.of(Digest.sha256(new byte[1])), new ByteArrayInputStream(plain), seen))
                    .isInstanceOfSatisfying(
                            ContentMismatchException.class,
                            e -> assertThat(e.expected()).isEqualTo(Digest.sha256(new byte[1])));
        }
    }

    @Test
    void without_a_promise_the_diff_id_is_told() {
        LayerFacts facts = READER.read("layer x", Optional.empty(), new ByteArrayInputStream(small()), seen);
        assertThat(facts.diffId()).contains(Digest.sha256(small()));
    }

    @Test
    void streams_that_are_cut_short_or_spoilt_are_refused() {
        for (UnaryOperator<byte[]> compress : List.<UnaryOperator<byte[]>>of(Tar::gzip, Tar::zstd)) {
            for (byte[] plain : List.of(small(), large())) {
                byte[] blob = compress.apply(plain);
                assertThatThrownBy(() -> read(plain, Arrays.copyOf(blob, blob.length - 3)))
                        .isInstanceOf(ContentMismatchException.class);
                byte[] spoilt = blob.clone();
                spoilt[spoilt.length / 2] ^= 0x55;
                assertThatThrownBy(() -> read(plain, spoilt)).isInstanceOf(ContentMismatchException.class);
                byte[] followed = Arrays.copyOf(blob, blob.length + 4);
                followed[blob.length] = 'x';
                assertThatThrownBy(() -> read(plain, followed)).isInstanceOf(ContentMismatchException.class);
            }
        }
    }

    @Test
    void what_the_blob_itself_throws_is_what_counts() {
        byte[] blob = Tar.gzip(large());
        ContentMismatchException own = new ContentMismatchException("the blob", Digest.sha256(blob), "cut");
        InputStream liar = new ByteArrayInputStream(Arrays.copyOf(blob, blob.length / 2)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                int n = super.read(into, offset, length);
                if (n < 0) {
                    throw own;
                }
                return n;
            }
        };
        assertThatThrownBy(() -> READER.read("layer x", Optional.of(Digest.sha256(large())), liar, seen))
                .isSameAs(own);
    }

    @Test
    void a_visitor_need_not_read_and_may_fail() {
        byte[] plain = large();
        assertThat(READER.read(
                                "layer x",
                                Optional.of(Tar.digest(plain)),
                                new ByteArrayInputStream(Tar.gzip(plain)),
                                (entry, content) -> {})
                        .entries())
                .isEqualTo(40);
        IllegalStateException own = new IllegalStateException("enough");
        assertThatThrownBy(() -> READER.read(
                        "layer x",
                        Optional.of(Tar.digest(plain)),
                        new ByteArrayInputStream(Tar.gzip(plain)),
                        (entry, content) -> {
                            throw own;
                        }))
                .isSameAs(own);
    }

    @Test
    void no_thread_is_left_behind() throws InterruptedException {
        byte[] blob = Tar.gzip(large());
        assertThatThrownBy(() ->
                        READER.read("layer x", Optional.empty(), new ByteArrayInputStream(blob), (entry, content) -> {
                            throw new IllegalStateException("enough");
                        }))
                .isInstanceOf(IllegalStateException.class);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("trust-")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void content_is_not_there_after_the_visit() throws IOException {
        InputStream[] kept = new InputStream[1];
        READER.read(
                "layer x", Optional.empty(), new ByteArrayInputStream(small()), (entry, content) -> kept[0] = content);
        assertThatThrownBy(() -> kept[0].read()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void long_and_foreign_names_are_read_in_every_dialect() {
        String name = "directory-of-a-long-name-ž/".repeat(20) + "файл";
        read(Tar.with().file(name, "pax").bytes());
        assertThat(seen.paths()).containsExactly(name);
        Seen gnu = new Seen();
        byte[] plain = Tar.with()
                .raw("././@LongLink", (byte) 'L', (name + "\0").getBytes(StandardCharsets.UTF_8))
                .file("short", "gnu")
                .bytes();
        READER.read("layer x", Optional.empty(), new ByteArrayInputStream(plain), gnu);
        assertThat(gnu.paths()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/shadow",
                "/etc/shadow",
                "//etc//shadow",
                "./a/../../etc/./shadow",
                "a/b/../../../../etc/shadow",
                "etc/shadow/."
            })
    void no_name_leaves_the_root(String name) {
        assertThat(EntryPath.clean(name)).isEqualTo("etc/shadow");
        read(Tar.with().file(name, "x").hardLink("b", name).bytes());
        assertThat(seen.paths()).containsExactly("etc/shadow", "b");
        assertThat(seen.entries().get(1).link()).contains("etc/shadow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "/", "..", "./", "../..", "a/.."})
    void the_root_itself_is_the_empty_path(String name) {
        assertThat(EntryPath.clean(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b", "...", ".a/b.", "a/..b/c..", "x/.wh..wh..opq"})
    void a_clean_path_stays_as_it_is(String name) {
        assertThat(EntryPath.clean(name)).isEqualTo(name);
    }

    @Test
    void pax_records_that_mean_nothing_here_are_passed_over() {
        byte[] plain = Tar.with()
                .pax("a", "x", Map.of("SCHILY.xattr.security.capability", "\u0001\u0000", "comment", "hello"))
                .globalPax("comment", "of all")
                .file("b", "y")
                .bytes();
        assertThat(read(plain).unread()).isEmpty();
        assertThat(seen.paths()).containsExactly("a", "b");
    }
}
