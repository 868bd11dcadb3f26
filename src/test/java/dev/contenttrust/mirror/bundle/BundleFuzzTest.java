package dev.contenttrust.mirror.bundle;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;

/** Any bytes, as a tar or as a gzipped one, are evidence or refused, and write nothing outside of their directory. */
@Tag("fuzz")
class BundleFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void evidence_is_unpacked_in_its_place_or_refused(byte[] bytes) throws IOException {
        Path around = Files.createTempDirectory("bundle");
        try {
            Path packed = around.resolve("packed");
            Files.write(packed, bytes);
            unpack(packed, around.resolve("one"));
            try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
                out.write(bytes);
            }
            unpack(packed, around.resolve("other"));
            try (Stream<Path> found = Files.list(around)) {
                if (found.count() != 3) {
                    throw new AssertionError("something lies outside");
                }
            }
        } finally {
            try (Stream<Path> found = Files.walk(around)) {
                for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void unpack(Path packed, Path directory) throws IOException {
        Files.createDirectory(directory);
        try {
            new BundleReader("of the fuzzer", directory).unpack(packed);
        } catch (BundleException | IOException refused) {
            // As it should; the name of a file may be more than a disk takes.
        }
    }
}
