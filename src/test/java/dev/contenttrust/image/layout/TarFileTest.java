package dev.contenttrust.image.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarFileTest {
    private static final String LONG_NAME = "blobs/sha512/" + "f".repeat(128);

    @TempDir
    private Path directory;

    @Test
    void what_is_added_can_be_read_again() throws IOException {
        Path other = Files.write(directory.resolve("other"), new byte[1000]);
        Path file = write("one.tar", tar -> {
            tar.add("empty", new byte[0]);
            tar.add("record", new byte[512]);
            tar.add(LONG_NAME, new byte[] {1, 2, 3});
            tar.add("streamed", new ByteArrayInputStream(new byte[700_000]));
            try (FileChannel content = FileChannel.open(other)) {
                tar.add("copied", content, 1000);
            }
        });
        Map<String, Integer> expected = new LinkedHashMap<>();
        expected.put("empty", 0);
        expected.put("record", 512);
        expected.put(LONG_NAME, 3);
        expected.put("streamed", 700_000);
        expected.put("copied", 1000);
        assertThat(sizes(file)).containsExactlyEntriesOf(expected);
        assertThat(Files.size(file) % 512).isZero();
    }

    @Test
    void the_same_content_gives_the_same_bytes() throws IOException {
        Path one = write("one.tar", tar -> tar.add("a", new byte[] {1}));
        Path two = write("two.tar", tar -> tar.add("a", new ByteArrayInputStream(new byte[] {1})));
        assertThat(one).hasSameBinaryContentAs(two);
    }

    private interface Content {
        void addTo(TarFile tar) throws IOException;
    }

    private Path write(String name, Content content) throws IOException {
        Path file = directory.resolve(name);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            TarFile tar = new TarFile(out);
            content.addTo(tar);
            tar.finish();
        }
        return file;
    }

    private static Map<String, Integer> sizes(Path file) throws IOException {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file);
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                sizes.put(entry.getName(), tar.readAllBytes().length);
            }
        }
        return sizes;
    }
}
