package dev.contenttrust.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.cli.Main;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.image.TestImage;
import dev.contenttrust.image.layer.RawTar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image of as many files as are read, looked into by a process of little memory. */
@Tag("long")
class ManyPathsTest {
    private static final int FILES = 2_000_000;
    private static final int A_PIECE = 10_000;
    private static final String HEAP_MAX = "-Xmx256m";
    /** An archive that is not read to its end has no diff id that could be compared. */
    private static final byte[] NEVER_COMPARED = new byte[0];

    private static final long HANGS_SECONDS = 300;

    @TempDir
    Path directory;

    @Test
    void two_million_files_and_one_more_are_looked_into() throws IOException, InterruptedException {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(blob, 1 << 16)) {
            for (int i = 0; i < FILES; i += A_PIECE) {
                gzip.write(piece(i, A_PIECE));
            }
            gzip.write(piece(FILES, 1));
            gzip.write(new byte[1024]);
        }
        TestImage.of()
                .layer(MediaType.OCI_LAYER_GZIP, NEVER_COMPARED, blob.toByteArray())
                .write(directory.resolve("image"), "1");
        Path out = directory.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP_MAX,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "layers",
                        "--untrusted",
                        "oci:" + directory.resolve("image"))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(HANGS_SECONDS, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readAllLines(out);
        assertThat(process.exitValue()).as(lines.toString()).isEqualTo(10);
        assertThat(lines.get(1)).contains("more than 2000000 entries");
        assertThat(lines.get(3)).contains(" 2000000 ");
    }

    private static byte[] piece(int from, int count) {
        RawTar tar = new RawTar();
        for (int i = from; i < from + count; i++) {
            tar.entry("srv/d" + i / 1000 + "/a-file-of-number-" + i + ".txt", '0', 0, new byte[0]);
        }
        return tar.cut();
    }
}
