package dev.contenttrust.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.cli.Main;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.image.TestImage;
import dev.contenttrust.image.layer.RawTar;
import dev.contenttrust.image.layer.Tar;
import dev.contenttrust.vulndb.feed.Exports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that somebody made to harm whoever scans them, to a process with as much memory as the launcher gives it. */
class HostileImagesTest {
    private static final String HEAP_MAX = "-Xmx448m";
    private static final long HANGS_SECONDS = 300;
    private static final int OK = 0;
    private static final int REFUSED = 4;
    private static final int UNCHECKED = 10;
    private static final byte[] NEVER_COMPARED = new byte[0];

    /** What is good, has a finding, and must be found whatever stands beside it. */
    private static final byte[] GOOD = Tar.with()
            .file("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"A Debian 12\"\n")
            .file(
                    "var/lib/dpkg/status",
                    "Package: demo-parser\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.2-1\n\n")
            .bytes();

    @TempDir
    Path directory;

    private Path layout;

    @BeforeEach
    void database() throws IOException, InterruptedException {
        layout = directory.resolve("image");
        Path exports = new Exports(directory.resolve("exports"))
                .with("DEBIAN-CVE-2026-1", "CVE-2026-1", "Debian:12", "demo-parser", "1.3-1")
                .with("GHSA-1", "CVE-2026-2", "npm", "demo-left", "2.0.0")
                .with("GHSA-2", "CVE-2026-3", "Maven", "demo:demo", "2.0.0")
                .write();
        assertThat(trust("db", "update", "-q", "--from", exports.toString()).code)
                .isEqualTo(OK);
    }

    private record Outcome(int code, String said) {}

    private Outcome trust(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP_MAX,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(Arrays.asList(arguments));
        Path out = directory.resolve("out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("HOME", directory.resolve("home").toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        Process process = builder.start();
        assertThat(process.waitFor(HANGS_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(out));
    }

    private Outcome scan(TestImage image) throws IOException, InterruptedException {
        image.write(layout, "1");
        return trust("scan", "--max-db-age", "100000d", "--untrusted", "oci:" + layout + ":1");
    }

    /** The rest was scanned, what could not be read is told, and the whole is called incomplete. */
    private static void assertIncomplete(Outcome outcome, String... told) {
        assertThat(outcome.said).contains("CVE-2026-1").contains(told).doesNotContain("nothing is known against it");
        assertThat(outcome.code).as(outcome.said).isEqualTo(UNCHECKED);
    }

    @Test
    void what_cannot_be_read_is_told_file_by_file_and_the_rest_is_scanned() throws IOException, InterruptedException {
        byte[] noise = new byte[40_000];
        new Random(1).nextBytes(noise);
        byte[] elf = Files.readAllBytes(
                Path.of(System.getProperty("java.home"), "lib", "libjava.so").toRealPath());
        Outcome outcome = scan(TestImage.of()
                .gzip(GOOD)
                .gzip(Tar.with()
                        .file("var/lib/dpkg/status.d/broken", noise)
                        .file("lib/apk/db/installed", noise)
                        .file("var/lib/rpm/Packages", noise)
                        .file("var/lib/rpm/Packages.db", noise)
                        .file("var/lib/rpm/rpmdb.sqlite", "SQLite format 3\0" + "x".repeat(9000))
                        .file("opt/cut", Arrays.copyOf(elf, elf.length / 3))
                        .file("opt/header", Arrays.copyOf(elf, 80))
                        .file("opt/bomb.jar", bomb())
                        .file("opt/cut.jar", Arrays.copyOf(bomb(), 900))
                        .file("srv/node_modules/x/package.json", "{\"name\": \"x\", \"version\": ")
                        .bytes()));

        assertIncomplete(
                outcome,
                "not read: the dpkg database var/lib/dpkg/status.d/broken: ",
                "not read: the apk database lib/apk/db/installed: ",
                "not read: the rpm database var/lib/rpm/Packages: ",
                "not read: the rpm database var/lib/rpm/Packages.db: ",
                "not read: the rpm database var/lib/rpm/rpmdb.sqlite: ",
                " opt/cut: ",
                " opt/header: ",
                " opt/bomb.jar",
                " opt/cut.jar: ",
                " srv/node_modules/x/package.json: ");
    }

    /** A jar of jars of jars that would be terabytes of zeros. */
    private static byte[] bomb() throws IOException {
        byte[] inner = new byte[16 << 20];
        for (int depth = 0; depth < 6; depth++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (int i = 0; i < 16; i++) {
                    zip.putNextEntry(new ZipEntry("inner" + i + ".jar"));
                    zip.write(inner);
                    zip.closeEntry();
                }
            }
            inner = bytes.toByteArray();
        }
        return inner;
    }

    @Test
    void a_broken_database_of_the_distribution_itself_is_no_clean_image() throws IOException, InterruptedException {
        byte[] noise = new byte[4_000];
        new Random(2).nextBytes(noise);
        for (String place : List.of("var/lib/dpkg/status", "lib/apk/db/installed", "var/lib/rpm/rpmdb.sqlite")) {
            Outcome outcome = scan(TestImage.of()
                    .gzip(Tar.with()
                            .file("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n")
                            .file(place, noise)
                            .bytes()));

            assertThat(outcome.code).as(outcome.said).isEqualTo(UNCHECKED);
            assertThat(outcome.said).contains("not read: ", place).doesNotContain("nothing is known against it");
        }
    }

    @Test
    void names_devices_links_and_holes_do_no_harm_and_hide_nothing() throws IOException, InterruptedException {
        Tar links = Tar.with()
                .symbolicLink("loop/a", "b")
                .symbolicLink("loop/b", "a")
                .symbolicLink("self", "self/self")
                .hardLink("hard", "nowhere")
                .device("dev/kmem")
                .fifo("dev/pipe")
                .file("../../srv/node_modules/demo-left/package.json", "{\"name\":\"demo-left\",\"version\":\"1.0.0\"}")
                .file("loop/a/below", "x");
        byte[] sparse = new RawTar()
                .sparse("opt/holes", 10L << 30, new long[][] {{0, 512}, {(10L << 30) - 512, 512}}, new byte[1024])
                .done();
        Outcome outcome = scan(TestImage.of().gzip(GOOD).gzip(links.bytes()).gzip(sparse));

        assertIncomplete(outcome, "CVE-2026-2", "links in circles", "a hard link to a path where no file is");
        assertThat(directory.resolve("srv")).doesNotExist();
    }

    @Test
    void an_archive_that_breaks_off_is_read_as_far_as_it_goes() throws IOException, InterruptedException {
        byte[] endless =
                new RawTar().entry("opt/endless", '0', 1L << 62, new byte[1024]).cut();
        assertIncomplete(scan(TestImage.of().gzip(GOOD).gzip(endless)), "not read: the rest of layer 2, ");
    }

    @Test
    void a_digest_that_lies_shows_nothing() throws IOException, InterruptedException {
        byte[] other = Tar.with().file("x", "y").bytes();
        Outcome outcome = scan(TestImage.of().gzip(GOOD).layer(MediaType.OCI_LAYER_GZIP, other, Tar.gzip(GOOD)));

        assertThat(outcome.code).as(outcome.said).isEqualTo(REFUSED);
        assertThat(outcome.said).doesNotContain("CVE-2026-1");
        outcome = scan(TestImage.of().gzip(GOOD).lying(GOOD, Digest.sha256("x".getBytes(StandardCharsets.UTF_8))));
        assertThat(outcome.code).as(outcome.said).isEqualTo(REFUSED);
    }

    @Test
    @Tag("long")
    void a_bomb_of_a_layer_is_left_and_told() throws IOException, InterruptedException {
        byte[] frame = Tar.zstd(new byte[256 << 20]);
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        for (int i = 0; i < 40; i++) {
            blob.write(frame);
        }
        assertIncomplete(
                scan(TestImage.of()
                        .gzip(GOOD)
                        .layer("application/vnd.oci.image.layer.v1.tar+zstd", NEVER_COMPARED, blob.toByteArray())),
                "not read: the rest of layer 2, ",
                "times as long");
    }

    @Test
    @Tag("long")
    void ten_gigabytes_of_zeros_in_one_file_are_passed_over() throws IOException, InterruptedException {
        long size = 10L << 30;
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        MessageDigest diffId = Digest.Algorithm.SHA256.hasher();
        try (OutputStream gzip = new GZIPOutputStream(blob, 1 << 16)) {
            byte[] header =
                    new RawTar().entry("opt/zeros", '0', size, new byte[0]).cut();
            gzip.write(header);
            diffId.update(header);
            for (long at = 0; at < size + zeros.length; at += zeros.length) {
                gzip.write(zeros);
                diffId.update(zeros);
            }
        }
        TestImage image = TestImage.of()
                .gzip(GOOD)
                .layer(
                        MediaType.OCI_LAYER_GZIP,
                        Digest.ofHash(Digest.Algorithm.SHA256, diffId.digest()),
                        blob.toByteArray());
        Outcome outcome = scan(image);
        assertThat(outcome.said).contains("CVE-2026-1");
        assertThat(outcome.code).as(outcome.said).isEqualTo(OK);
    }

    @Test
    @Tag("long")
    void two_million_entries_are_scanned_and_one_more_is_told() throws IOException, InterruptedException {
        int files = 2_000_000;
        int piece = 10_000;
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(blob, 1 << 16)) {
            for (int i = 0; i <= files; i += piece) {
                RawTar tar = new RawTar();
                for (int n = i; n < Math.min(i + piece, files + 1); n++) {
                    tar.entry("srv/d" + n / 1000 + "/a-file-of-number-" + n + ".txt", '0', 0, new byte[0]);
                }
                gzip.write(tar.cut());
            }
            gzip.write(new byte[1024]);
        }
        assertIncomplete(
                scan(TestImage.of().gzip(GOOD).layer(MediaType.OCI_LAYER_GZIP, NEVER_COMPARED, blob.toByteArray())),
                "more than 2000000 entries");
    }
}
