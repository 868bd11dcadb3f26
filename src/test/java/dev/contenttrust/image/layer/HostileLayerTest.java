package dev.contenttrust.image.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers with right digests that somebody made to harm whoever looks into them. */
class HostileLayerTest {
    private static final LayerLimits LIMITS = LayerLimits.standard();
    private static final byte[] NOTHING = new byte[0];

    private final Seen seen = new Seen();

    private LayerFacts read(LayerLimits limits, byte[] plain, InputStream blob) {
        return new LayerReader(limits).read("layer x", Optional.of(Digest.sha256(plain)), blob, seen);
    }

    private LayerFacts read(byte[] plain) {
        return read(LIMITS, plain, new ByteArrayInputStream(plain));
    }

    private static LayerLimits upTo(int entries, long tarBytes, Duration work) {
        return new LayerLimits(entries, LIMITS.pathLength(), LIMITS.headerBytes(), tarBytes, LIMITS.ratio(), work);
    }

    private static String why(LayerFacts facts) {
        assertThat(facts.unread()).hasSize(1);
        return facts.unread().get(0).why();
    }

    @Test
    void too_much_is_not_read_but_known_to_be_what_was_promised() {
        byte[] plain = Tar.with()
                .file("a", "x")
                .file("b", new byte[4 << 20])
                .file("c", "y")
                .bytes();
        for (byte[] blob : List.of(Tar.gzip(plain), Tar.zstd(plain), plain)) {
            LayerFacts facts = read(upTo(10, 1 << 20, Duration.ofMinutes(1)), plain, new ByteArrayInputStream(blob));
            assertThat(why(facts)).contains("more than 1048576 bytes uncompressed");
            assertThat(facts.diffId()).isEmpty();
            assertThat(facts.blobBytes()).isEqualTo(blob.length);
            assertThat(seen.paths()).contains("a").doesNotContain("c");
        }
    }

    @Test
    void too_many_entries_are_not_read() {
        byte[] plain = Tar.with().file("a", "").file("b", "").file("c", "").bytes();
        LayerFacts facts = read(upTo(2, 1 << 20, Duration.ofMinutes(1)), plain, new ByteArrayInputStream(plain));
        assertThat(why(facts)).isEqualTo("it has more than 2 entries");
        assertThat(seen.paths()).containsExactly("a", "b");
    }

    @Test
    void what_takes_too_long_is_not_read_on() {
        byte[] plain = Tar.with().file("a", "").bytes();
        LayerFacts facts = read(upTo(2, 1 << 20, Duration.ZERO), plain, new ByteArrayInputStream(plain));
        assertThat(why(facts)).contains("minutes to read");
    }

    @Test
    void a_layer_compressed_by_what_nobody_uses_is_said_to_be_unread() {
        byte[] xz = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 1, 2, 3};
        assertThat(why(read(xz))).contains("xz");
        byte[] longer = Arrays.copyOf(xz, 1 << 20);
        assertThat(read(longer).blobBytes()).isEqualTo(1 << 20);
    }

    @ParameterizedTest
    @ValueSource(chars = {'L', 'K', 'x'})
    void headers_without_end_do_not_fill_memory(char type) {
        byte[] content = new byte[3 << 20];
        Arrays.fill(content, (byte) 'a');
        byte[] record = (content.length + " path=").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(record, 0, content, 0, type == 'x' ? record.length : 0);
        content[content.length - 1] = '\n';
        byte[] plain = new RawTar()
                .entry("a", '0', 0, NOTHING)
                .entry("b", type, content.length, content)
                .entry("c", '0', 0, NOTHING)
                .done();
        assertThat(why(read(plain))).contains("a header is longer than");
        assertThat(seen.paths()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(chars = {'L', 'x'})
    void headers_upon_headers_end_in_words(char type) {
        RawTar tar = new RawTar();
        byte[] content = type == 'L' ? "n".getBytes(StandardCharsets.US_ASCII) : NOTHING;
        for (int i = 0; i < 10_000; i++) {
            tar.entry("h", type, content.length, content);
        }
        assertThat(why(read(tar.entry("f", '0', 0, NOTHING).done()))).contains("a header is longer than");
    }

    @Test
    void the_holes_of_a_sparse_file_cost_nothing() {
        long tenGigabytes = 10L << 30;
        long abyss = Long.MAX_VALUE - 512;
        byte[] records = (record("GNU.sparse.major", "1")
                        + record("GNU.sparse.minor", "0")
                        + record("GNU.sparse.name", "abyss")
                        + record("GNU.sparse.realsize", abyss + ""))
                .getBytes(StandardCharsets.US_ASCII);
        byte[] map = Arrays.copyOf(("1\n" + (abyss - 4) + "\n4\n").getBytes(StandardCharsets.US_ASCII), 516);
        byte[] plain = new RawTar()
                .sparse("hole", tenGigabytes, new long[][] {{tenGigabytes - 512, 512}}, new byte[512])
                .entry("x", 'x', records.length, records)
                .entry("GNUSparseFile.0/abyss", '0', map.length, map)
                .entry("after", '0', 2, "ok".getBytes(StandardCharsets.US_ASCII))
                .done();
        assertThat(read(plain).unread()).isEmpty();
        assertThat(seen.entries().get(0).size()).isEqualTo(tenGigabytes);
        assertThat(seen.paths()).containsExactly("hole", "abyss", "after");
        assertThat(seen.contents().get(2)).isEqualTo("ok");
    }

    private static String record(String key, String value) {
        int length = key.length() + value.length() + 3;
        int digits = Integer.toString(length + 2).length();
        return length + digits + " " + key + "=" + value + "\n";
    }

    @Test
    void a_sparse_file_of_many_pieces_can_be_read() {
        int pieces = 15_000;
        long[][] map = new long[pieces][];
        for (int i = 0; i < pieces; i++) {
            map[i] = new long[] {2L * i, 1};
        }
        byte[] plain = new RawTar()
                .sparse("comb", 2L * pieces, map, new byte[pieces])
                .entry("after", '0', 0, NOTHING)
                .done();
        byte[] all = new byte[2 * pieces];
        LayerFacts facts = new LayerReader(LIMITS)
                .read("layer x", Optional.empty(), new ByteArrayInputStream(plain), (entry, content) -> {
                    assertThat(content.readNBytes(all, 0, all.length)).isEqualTo((int) entry.size());
                });
        assertThat(facts.unread()).isEmpty();
        assertThat(facts.entries()).isEqualTo(2);
    }

    @Test
    void a_sparse_file_with_more_pieces_than_content_does_not_swallow_what_follows() {
        byte[] plain = new RawTar()
                .sparse("wide", 4096, new long[][] {{0, 4096}}, new byte[512])
                .entry("after", '0', 0, NOTHING)
                .done();
        assertThat(why(read(plain))).contains("does not fit");
    }

    /** Go's reader, and with it every engine, passes over such a size; who does not is shown another file system. */
    @ParameterizedTest
    @ValueSource(chars = {'1', '2', '3', '4', '5', '6'})
    void a_size_where_there_is_no_content_hides_nothing(char type) {
        byte[] hidden = new RawTar().entry("hidden", '0', 0, NOTHING).cut();
        byte[] plain = new RawTar().link("l", type, 512, "x", hidden).done();
        assertThat(read(plain).unread()).isEmpty();
        assertThat(seen.paths()).containsExactly("l", "hidden");
    }

    @Test
    void a_file_that_is_a_directory_by_its_name_is_a_file() {
        byte[] hidden = new RawTar().entry("hidden", '0', 0, NOTHING).cut();
        read(new RawTar().entry("d/", '0', 512, hidden).done());
        assertThat(seen.paths()).containsExactly("d");
        assertThat(seen.entries().get(0).kind()).isEqualTo(LayerEntry.Kind.FILE);
    }

    @Test
    void what_follows_half_an_end_mark_is_not_read() {
        byte[] plain =
                new RawTar().bytes(new byte[512]).entry("a", '0', 0, NOTHING).done();
        assertThat(why(read(plain))).contains("half an end mark");
    }

    @Test
    void broken_archives_show_what_comes_before_the_break() {
        byte[] good = new RawTar().entry("a", '0', 0, NOTHING).cut();
        byte[] header = good.clone();
        header[0] = 'b';
        assertThat(why(read(new RawTar().bytes(good).bytes(header).done()))).contains("wrong checksum");
        assertThat(why(read(new RawTar().bytes(good).bytes(new byte[] {1, 2, 3}).cut())))
                .contains("middle of a header");
        assertThat(why(read(new RawTar()
                        .bytes(good)
                        .entry("b", '0', 5000, new byte[100])
                        .cut())))
                .contains("middle of a file");
        assertThat(why(read("this is no archive".getBytes(StandardCharsets.US_ASCII))))
                .contains("middle of a header");
        assertThat(seen.paths()).contains("a");
    }

    @Test
    void an_empty_layer_is_no_broken_one() {
        assertThat(read(NOTHING).unread()).isEmpty();
        assertThat(read(new byte[1024]).unread()).isEmpty();
    }

    @Test
    void names_that_no_file_system_can_hold_and_types_that_nobody_knows_are_said_to_be_unread() {
        byte[] plain = Tar.with()
                .file("x/".repeat(3000) + "y", "z")
                .raw("odd", (byte) 'Z', NOTHING)
                .file("after", "")
                .bytes();
        LayerFacts facts = read(plain);
        assertThat(facts.unread()).hasSize(2);
        assertThat(facts.unread().get(1)).isEqualTo(new Unread("layer x, entry odd", "it is of the unknown type 90"));
        assertThat(seen.paths()).containsExactly("after");
    }

    @Test
    void many_unread_entries_become_a_number() {
        RawTar tar = new RawTar();
        for (int i = 0; i < 2_500; i++) {
            tar.entry("odd", 'Z', 0, NOTHING);
        }
        LayerFacts facts = read(tar.done());
        assertThat(facts.unread()).hasSize(1_001);
        assertThat(facts.unread().get(1_000).what()).startsWith("1500 more");
    }

    /** Each is made from a sound one by a few changed bytes; the seed is in the message. */
    @Test
    void damage_anywhere_ends_in_words_or_in_nothing() {
        byte[] sound = new RawTar()
                .bytes(Tar.with()
                        .file("n/".repeat(120) + "n", "pax")
                        .symbolicLink("l", "a".repeat(150))
                        .bytes())
                .cut();
        byte[] parts = new RawTar()
                .entry("././@LongLink", 'L', 150, "g".repeat(150).getBytes(StandardCharsets.US_ASCII))
                .entry("f", '0', 600, new byte[600])
                .sparse("s", 9000, new long[][] {{0, 10}, {600, 10}, {1200, 1}, {1300, 1}, {1400, 5}}, new byte[27])
                .bytes(Arrays.copyOf(sound, sound.length - 1024))
                .done();
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] damaged = parts.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                int block = random.nextInt(damaged.length / 512) * 512;
                damaged[block + random.nextInt(512)] = (byte) random.nextInt();
                if (random.nextInt(3) > 0) {
                    resum(damaged, block);
                }
            }
            assertThat(new LayerReader(LIMITS)
                            .read("layer x", Optional.empty(), new ByteArrayInputStream(damaged), (entry, content) -> {
                                content.readNBytes(3000);
                            })
                            .diffId())
                    .as("seed %d", seed)
                    .contains(Digest.sha256(damaged));
        }
    }

    private static void resum(byte[] tar, int at) {
        Arrays.fill(tar, at + 148, at + 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[at + i] & 0xff;
        }
        byte[] text = (String.format("%06o", sum) + "\0 ").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, tar, at + 148, 8);
    }

    @Test
    @Tag("long")
    void a_bomb_is_recognised_by_how_well_it_compresses() {
        byte[] zeros = new byte[256 << 20];
        byte[] frame = Tar.zstd(zeros);
        InputStream blob = new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(frame), new ByteArrayInputStream(frame)),
                new SequenceInputStream(
                        new SequenceInputStream(new ByteArrayInputStream(frame), new ByteArrayInputStream(frame)),
                        new ByteArrayInputStream(frame)));
        assertThat(why(read(LIMITS, NOTHING, blob))).contains("times as long");
    }
}
