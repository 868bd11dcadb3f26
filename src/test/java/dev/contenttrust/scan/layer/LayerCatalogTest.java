package dev.contenttrust.scan.layer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.image.layer.LayerEntry;
import dev.contenttrust.image.layer.LayerEntry.Kind;
import dev.contenttrust.scan.catalog.Cataloguing;
import dev.contenttrust.scan.inventory.FileFacts;
import dev.contenttrust.scan.inventory.LayerInventory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LayerCatalogTest {
    private static final String PLACE = "etc/os-release";

    private final LayerCatalog catalog = new LayerCatalog(StandardCataloguers.all());

    @AfterEach
    void close() throws IOException {
        catalog.close();
    }

    @Test
    void of_several_entries_of_a_path_the_last_counts() throws IOException {
        file(PLACE, "ID=debian\n");
        file(PLACE, "ID=alpine\n");
        assertThat(facts(PLACE).distribution())
                .hasValueSatisfying(
                        distribution -> assertThat(distribution.id()).isEqualTo("alpine"));

        catalog.entry(
                new LayerEntry(PLACE, Kind.SYMBOLIC_LINK, 0, 0777, Optional.of("../usr/lib/os-release")),
                InputStream.nullInputStream());
        assertThat(catalog.inventory().files()).isEmpty();
    }

    @Test
    void what_nobody_reads_is_not_kept() throws IOException {
        file("etc/passwd", "root:x:0:0::/:/bin/sh\n");
        file("usr/bin/.wh.tool", "x");
        catalog.entry(
                new LayerEntry("dev/null", Kind.SPECIAL, 0, 0666, Optional.empty()), InputStream.nullInputStream());
        catalog.entry(new LayerEntry("", Kind.DIRECTORY, 0, 0755, Optional.empty()), InputStream.nullInputStream());

        assertThat(catalog.inventory().files()).isEmpty();
    }

    @Test
    void a_file_that_is_larger_than_its_kind_is_a_problem_and_is_not_held() throws IOException {
        long size = 10L << 30;
        catalog.entry(
                new LayerEntry("opt/endless.jar", Kind.FILE, size, 0644, Optional.empty()),
                new ByteArrayInputStream(new byte[100]));

        assertThat(facts("opt/endless.jar").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.why()).contains(String.valueOf(size)));
    }

    @Test
    void a_stream_that_fails_is_the_layers_failure() {
        InputStream failing = new FailingStream();

        assertThatThrownBy(() ->
                        catalog.entry(new LayerEntry("opt/a.jar", Kind.FILE, 100, 0644, Optional.empty()), failing))
                .isInstanceOf(IOException.class)
                .hasMessage("the network");
    }

    @Test
    void a_layer_that_says_more_than_can_be_kept_is_a_problem() throws IOException {
        byte[] broken = "no archive".getBytes(UTF_8);
        for (int i = 0; i < 180_000; i++) {
            catalog.entry(
                    new LayerEntry("opt/" + i + ".jar", Kind.FILE, broken.length, 0644, Optional.empty()),
                    new ByteArrayInputStream(broken));
        }
        LayerInventory inventory = catalog.inventory();

        assertThat(inventory.problems()).hasSize(1);
        assertThat(inventory.files()).hasSizeLessThan(180_000);
    }

    @Test
    void all_cataloguers_together_read_what_each_of_them_does() {
        try (Cataloguing all =
                Cataloguing.by(StandardCataloguers.all().toArray(new dev.contenttrust.scan.catalog.Cataloguer[0]))) {
            LayerInventory inventory = all.with(PLACE, "ID=debian\nVERSION_ID=12\n")
                    .with("var/lib/dpkg/status", "Package: a\nStatus: install ok installed\nVersion: 1\n")
                    .with("app/node_modules/b/package.json", "{\"name\":\"b\",\"version\":\"2.0.0\"}")
                    .inventory();

            assertThat(inventory.files()).hasSize(3);
        }
    }

    private void file(String path, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        catalog.entry(
                new LayerEntry(path, Kind.FILE, bytes.length, 0644, Optional.empty()), new ByteArrayInputStream(bytes));
    }

    private FileFacts facts(String path) {
        return Objects.requireNonNull(catalog.inventory().files().get(path), path);
    }

    private static final class FailingStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the network");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return read();
        }
    }
}
