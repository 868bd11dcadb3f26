package dev.contenttrust.image.union;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.image.layer.LayerFacts;
import dev.contenttrust.image.layer.LayerLimits;
import dev.contenttrust.image.layer.LayerReader;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.live.peer.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What GNU tar writes, in each of its forms, is read as the files that it was made from. */
class GnuTarOracleTest {
    private static final long TEN_GIGABYTES = 10L << 30;
    private static final int COMPARED = 1 << 20;

    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void write() throws IOException {
        root = directory.resolve("root");
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/passwd"), "root");
        Files.createLink(root.resolve("etc/passwd-"), root.resolve("etc/passwd"));
        Files.createSymbolicLink(root.resolve("bin"), Path.of("usr/bin"));
        Path comb = root.resolve("comb");
        try (RandomAccessFile file = new RandomAccessFile(comb.toFile(), "rw")) {
            for (int i = 0; i < 40; i++) {
                file.seek(100_000L * i);
                file.write(("piece " + i).getBytes(StandardCharsets.US_ASCII));
            }
            file.setLength(4_100_000);
        }
    }

    private void writeMore() throws IOException {
        Path deep = Files.createDirectories(root.resolve("d/".repeat(70) + "ž"));
        Files.writeString(deep.resolve("long-" + "n".repeat(180)), "deep");
        Files.createSymbolicLink(root.resolve("far"), Path.of("t/".repeat(90) + "t"));
        try (RandomAccessFile file = new RandomAccessFile(root.resolve("huge").toFile(), "rw")) {
            file.setLength(TEN_GIGABYTES);
            file.seek(TEN_GIGABYTES / 2);
            file.write("middle".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gnu", "pax --sparse-version=0.0", "pax --sparse-version=0.1", "pax --sparse-version=1.0"})
    void sparse_and_deep_files_are_read(String format) throws IOException {
        writeMore();
        compare(
                "--sparse",
                "--format=" + format.split(" ")[0],
                format.contains(" ") ? format.split(" ")[1] : "--sparse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ustar", "v7", "oldgnu", "posix"})
    void the_older_forms_are_read(String format) throws IOException {
        compare("--format=" + format);
    }

    private void compare(String... options) throws IOException {
        Path archive = directory.resolve("archive.tar");
        Program.named("tar", directory)
                .always(options)
                .run("-cf", archive.toString(), "-C", root.toString(), ".")
                .succeeded();
        Map<String, String> starts = new TreeMap<>();
        UnionBuilder builder = new UnionBuilder();
        LayerVisitor union = builder.layer();
        LayerFacts facts = new LayerReader(LayerLimits.standard())
                .read("a layer", Optional.empty(), Files.newInputStream(archive), (entry, content) -> {
                    union.entry(entry, content);
                    starts.put(
                            entry.path(),
                            Digest.sha256(content.readNBytes(COMPARED)).hex());
                });
        assertThat(facts.unread()).isEmpty();
        Map<String, String> read = new TreeMap<>();
        builder.build().walk(file -> {
            if (!file.isDirectory()) {
                read.put(file.path(), words(file));
            }
        });
        assertThat(read).isEqualTo(written());
        assertThat(starts.values()).contains(start("comb"), start("etc/passwd"));
    }

    private String start(String file) throws IOException {
        try (InputStream in = Files.newInputStream(root.resolve(file))) {
            return Digest.sha256(in.readNBytes(COMPARED)).hex();
        }
    }

    private static String words(UnionFile file) {
        return file.link().map(link -> "link to " + link).orElseGet(() -> "file of " + file.size());
    }

    private Map<String, String> written() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                files.put(
                        root.relativize(file).toString(),
                        Files.isSymbolicLink(file)
                                ? "link to " + Files.readSymbolicLink(file)
                                : "file of " + Files.size(file));
            }
        }
        return files;
    }
}
