package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.image.TestImage;
import dev.contenttrust.image.layer.Tar;
import dev.contenttrust.vulndb.feed.Exports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that several images have, through the commands. */
class KnownLayersTest {
    private static final byte[] BASE = Tar.with()
            .file("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"A Debian 12\"\n")
            .file(
                    "var/lib/dpkg/status",
                    "Package: demo-parser\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.2-1\n\n")
            .file("var/lib/dpkg/info/demo-parser.list", "/.\n/usr/lib/node_modules/demo-owned/package.json\n")
            .file("usr/lib/node_modules/demo-owned/package.json", "{\"name\":\"demo-owned\",\"version\":\"1.0.0\"}")
            .file("srv/node_modules/demo-left/package.json", "{\"name\":\"demo-left\",\"version\":\"1.0.0\"}")
            .symbolicLink("opt", "srv")
            .bytes();
    private static final byte[] REMOVES =
            Tar.with().whiteout("srv/node_modules/demo-left").bytes();
    private static final byte[] HIDES = Tar.with()
            .file("opt/node_modules/demo-left/package.json", "{\"name\":\"demo-left\",\"version\":\"3.0.0\"}")
            .bytes();

    @TempDir
    private Path directory;

    private Path layout;
    private Run.Surroundings here;

    @BeforeEach
    void database() {
        layout = directory.resolve("image");
        here = Run.in(directory.resolve("home"));
        String exports = new Exports(directory.resolve("exports"))
                .with("DEBIAN-CVE-2026-1", "CVE-2026-1", "Debian:12", "demo-parser", "1.3-1")
                .with("GHSA-1", "CVE-2026-2", "npm", "demo-left", "2.0.0")
                .write()
                .toString();
        assertThat(here.trust("db", "update", "-q", "--from", exports).code()).isEqualTo(ExitCode.OK);
    }

    private Run scan(String image, String... options) {
        return here.trust(Stream.concat(
                        Stream.of("scan", "--max-db-age", "100000d", "--untrusted", "oci:" + layout + ":" + image),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private void image(String name, byte[]... layers) {
        TestImage image = TestImage.of();
        for (byte[] layer : layers) {
            image.gzip(layer);
        }
        image.write(layout, name);
    }

    private Path blob(byte[] gzipped) {
        return layout.resolve("blobs/sha256/" + Digest.sha256(gzipped).hex());
    }

    @Test
    void a_layer_that_another_image_had_is_not_fetched() throws IOException {
        image("base", BASE);
        image("removes", BASE, REMOVES);
        image("hides", BASE, HIDES);
        assertThat(scan("base").out()).contains("2 findings");
        Files.delete(blob(Tar.gzip(BASE)));

        assertThat(scan("removes").out())
                .contains("1 findings", "CVE-2026-1", "2 layers")
                .doesNotContain("CVE-2026-2");
        assertThat(scan("hides").out()).contains("1 findings", "CVE-2026-1").doesNotContain("CVE-2026-2");
        assertThat(scan("hides", "--no-memory").code()).isEqualTo(ExitCode.NOT_SERVED);
    }

    @Test
    void the_result_is_the_same_whether_layers_were_known_or_read() {
        List<byte[]> layers = List.of(BASE, REMOVES, HIDES, BASE, HIDES);
        for (int count = 1; count <= layers.size(); count++) {
            String name = "image" + count;
            image(name, layers.subList(0, count).toArray(byte[][]::new));
            String known = scan(name, "--format", "json").out();
            String read = scan(name, "--format", "json", "--no-memory").out();
            assertThat(known).isEqualTo(read);
        }
    }

    @Test
    void another_blob_that_claims_the_same_content_is_read_and_found_out() {
        image("base", BASE);
        scan("base");
        TestImage.of().layer(MediaType.OCI_LAYER_GZIP, BASE, Tar.gzip(HIDES)).write(layout, "lies");

        assertThat(scan("lies").code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    }

    @Test
    void a_damaged_memory_of_a_layer_is_read_anew() throws IOException {
        image("base", BASE);
        image("removes", BASE, REMOVES);
        scan("base");
        Path scans = directory.resolve("home/.local/share/trust/scans");
        try (Stream<Path> all = Files.walk(scans)) {
            List<Path> layers = all.filter(file -> file.toString().contains("/layers/sha256-"))
                    .toList();
            assertThat(layers).hasSize(1);
            byte[] bytes = Files.readAllBytes(layers.get(0));
            bytes[bytes.length / 2] ^= 1;
            Files.write(layers.get(0), bytes);
        }

        assertThat(scan("removes").out()).contains("1 findings", "CVE-2026-1");
        Files.delete(blob(Tar.gzip(BASE)));
        image("hides", BASE, HIDES);
        Files.delete(blob(Tar.gzip(BASE)));
        assertThat(scan("hides").out()).contains("1 findings", "CVE-2026-1");
    }

    @Test
    void a_layer_of_which_something_could_not_be_read_is_read_each_time() throws IOException {
        byte[] cut = Arrays.copyOf(BASE, 1580);
        image("cut", cut);
        image("more", cut, REMOVES);
        Run first = scan("cut");
        assertThat(first.code()).isEqualTo(ExitCode.UNCHECKED);

        Run second = scan("more");
        assertThat(second.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(second.out()).contains("not read: the rest of layer 1, ");
    }
}
