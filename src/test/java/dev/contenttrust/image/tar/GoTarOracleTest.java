package dev.contenttrust.image.tar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.image.layer.EntryPath;
import dev.contenttrust.image.layer.RawTar;
import dev.contenttrust.image.layer.Tar;
import dev.contenttrust.live.peer.Peers;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Archives that were damaged with care, so that headers stay headers, read by us and by the reader that container engines are
 * built on. Where that reads to the end, we read the same; where it gives up, we have read as much at least.
 */
class GoTarOracleTest {
    private static final int ARCHIVES = 5_000;
    private static final int BLOCK = 512;
    private static final int PRINTABLE_FROM = ' ';
    private static final int PRINTABLE = '~' - ' ';

    @TempDir
    Path directory;

    @Test
    void no_entry_is_seen_by_an_engine_and_not_by_us() throws IOException, InterruptedException {
        List<byte[]> archives = new ArrayList<>();
        for (int seed = 0; seed < ARCHIVES; seed++) {
            archives.add(damaged(new Random(seed)));
        }
        List<List<String>> theirs = listedByGo(archives);
        assertThat(theirs).hasSize(ARCHIVES);
        for (int seed = 0; seed < ARCHIVES; seed++) {
            List<String> go = theirs.get(seed);
            List<String> ours = listed(archives.get(seed));
            List<String> entries = go.subList(0, go.size() - 1);
            assertThat(ours.size()).as("seed %d: %s, %s", seed, go, ours).isGreaterThan(entries.size());
            assertThat(ours.subList(0, entries.size())).as("seed %d", seed).isEqualTo(entries);
            if (go.get(go.size() - 1).equals("end")) {
                assertThat(ours).as("seed %d", seed).isEqualTo(go);
            }
        }
    }

    private static byte[] sound() {
        byte[] map = Arrays.copyOf("1\n5\n4\n".getBytes(StandardCharsets.US_ASCII), 516);
        byte[] pax = "22 GNU.sparse.major=1\n22 GNU.sparse.minor=0\n26 GNU.sparse.realsize=9\n"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] more = Tar.with()
                .file("n/".repeat(120) + "n", "pax")
                .symbolicLink("l", "a".repeat(150))
                .directory("dir")
                .hardLink("hard", "f")
                .device("dev")
                .bytes();
        return new RawTar()
                .entry("././@LongLink", 'L', 150, "g".repeat(150).getBytes(StandardCharsets.US_ASCII))
                .entry("f", '0', 600, new byte[600])
                .sparse("s", 9000, new long[][] {{0, 10}, {600, 10}, {1200, 1}, {1300, 1}, {1400, 5}}, new byte[27])
                .entry("pax", 'x', pax.length, pax)
                .entry("sparse", '0', map.length, map)
                .bytes(Arrays.copyOf(more, more.length - more.length % 10_240))
                .done();
    }

    private static byte[] damaged(Random random) {
        byte[] tar = sound();
        for (int i = 0; i <= random.nextInt(4); i++) {
            int block = random.nextInt(tar.length / BLOCK) * BLOCK;
            int at = random.nextInt(4) == 0
                    ? 156
                    : random.nextInt(4) == 0 ? 124 + random.nextInt(12) : random.nextInt(BLOCK);
            tar[block + at] = at == 156
                    ? (byte) "0123456789LKxgSDMNV\0".charAt(random.nextInt(20))
                    : random.nextBoolean()
                            ? (byte) (PRINTABLE_FROM + random.nextInt(PRINTABLE))
                            : (byte) ('0' + random.nextInt(8));
            if (random.nextInt(8) > 0) {
                resum(tar, block);
            }
        }
        return tar;
    }

    private static void resum(byte[] tar, int at) {
        Arrays.fill(tar, at + 148, at + 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += tar[at + i] & 0xff;
        }
        byte[] text = (String.format("%06o", sum) + "\0 ").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, tar, at + 148, 8);
    }

    private static List<String> listed(byte[] tar) {
        List<String> lines = new ArrayList<>();
        try {
            new TarWalk(new TarSource(new ByteArrayInputStream(tar), 1 << 20, Duration.ofMinutes(1)))
                    .walk((entry, content) -> {
                        if (entry.type() != 'g') {
                            lines.add(line(entry));
                        }
                    });
            lines.add("end");
        } catch (IOException e) {
            lines.add("error " + e.getMessage());
        }
        return lines;
    }

    /** Go calls the oldest type for files by the newer name. */
    private static String line(TarEntry entry) {
        char type = entry.type() != 0 ? entry.type() : entry.name().endsWith("/") ? '5' : '0';
        boolean file = type == '0' || type == '7' || type == 'S';
        return "entry " + type + " " + (file ? entry.size() : 0) + " " + hex("/" + EntryPath.clean(entry.name())) + " "
                + hex(entry.link());
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<List<String>> listedByGo(List<byte[]> archives) throws IOException, InterruptedException {
        Path go = Peers.path("go");
        Path input = directory.resolve("input");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(input))) {
            for (byte[] archive : archives) {
                out.writeLong(archive.length);
                out.write(archive);
            }
        }
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        go.toString(),
                        "run",
                        Path.of("src/test/resources/dev/contenttrust/image/tar/list.go")
                                .toAbsolutePath()
                                .toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(directory.resolve("errors").toFile());
        builder.environment().put("GOCACHE", directory.resolve("cache").toString());
        assertThat(builder.start().waitFor()).isZero();
        List<List<String>> lists = new ArrayList<>();
        List<String> list = new ArrayList<>();
        for (String line : Files.readAllLines(output, StandardCharsets.ISO_8859_1)) {
            list.add(line);
            if (!line.startsWith("entry")) {
                lists.add(list);
                list = new ArrayList<>();
            }
        }
        return lists;
    }
}
