package dev.contenttrust.scan.catalog.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Vectors;
import dev.contenttrust.live.peer.Peers;
import dev.contenttrust.scan.catalog.Cataloguing;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FileFacts;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.SourcePackage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RpmDatabaseTest {
    private final RpmDatabase rpm = new RpmDatabase();

    @TempDir
    private Path directory;

    /** One database of each form. */
    enum Form {
        SQLITE("sqlite-cbl-mariner2/rpmdb.sqlite.gz", "var/lib/rpm/rpmdb.sqlite", 129),
        NDB("ndb-sle15-bci/Packages.db", "usr/lib/sysimage/rpm/Packages.db", 35),
        BERKELEY("bdb-libuuid/Packages", "var/lib/rpm/Packages", 1),
        BERKELEY_EPOCH("bdb-scalibr-epoch/Packages_epoch", "var/lib/rpm/Packages", 1),
        BERKELEY_SHORT("bdb-syft/Packages", "var/lib/rpm/Packages", 1);

        private final String vector;
        private final String path;
        private final int packages;

        Form(String vector, String path, int packages) {
            this.vector = vector;
            this.path = path;
            this.packages = packages;
        }

        byte[] bytes() {
            byte[] bytes = Vectors.bytes("pkgdb/rpm", vector);
            if (!vector.endsWith(".gz")) {
                return bytes;
            }
            try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return unzipped.readAllBytes();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_form_is_read_without_a_problem(Form form) {
        FileFacts facts = Cataloguing.of(rpm, form.path, form.bytes());

        assertThat(facts.problems()).isEmpty();
        assertThat(facts.components()).hasSize(form.packages).allMatch(c -> c.kind() == Kind.RPM);
    }

    /** Debian builds rpm without NDB. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NDB")
    void it_has_the_packages_and_files_that_rpm_shows(Form form) throws Exception {
        Peers.require("rpm");
        Path database = directory.resolve(form.path.substring(form.path.lastIndexOf('/') + 1));
        Files.write(database, form.bytes());
        String backend = form == Form.SQLITE ? "sqlite" : "bdb_ro";

        FileFacts facts = Cataloguing.of(rpm, form.path, form.bytes());

        String format = "%{NAME} %{EPOCHNUM}:%{VERSION}-%{RELEASE} %{ARCH} %{SOURCERPM} %{LICENSE}\\n";
        assertThat(facts.components())
                .extracting(RpmDatabaseTest::line)
                .containsExactlyInAnyOrderElementsOf(rpm(backend, "-qa", "--qf", format).stream()
                        .filter(line -> !line.startsWith("gpg-pubkey "))
                        .toList());
        List<String> owned = new ArrayList<>();
        facts.owned().forEach(files -> files.each(path -> owned.add("/" + path)));
        assertThat(owned).containsExactlyInAnyOrderElementsOf(rpm(backend, "-qa", "--qf", "[%{FILENAMES}\\n]"));
    }

    @Test
    void the_source_is_what_the_name_of_its_package_says() {
        assertThat(RpmPackage.source("java-1.8.0-openjdk-1.8.0.402.b06-2.el8.src.rpm", "1:"))
                .contains(new SourcePackage("java-1.8.0-openjdk", "1:1.8.0.402.b06-2.el8"));
        assertThat(RpmPackage.source("nothing", "")).isEmpty();
        assertThat(RpmPackage.source("", "")).isEmpty();
        assertThat(RpmPackage.source("-1-2.src.rpm", "")).isEmpty();
    }

    @Test
    void the_stream_of_a_module_and_the_epoch_are_read() throws IOException {
        byte[] blob = new TestHeader()
                .string(1000, "nodejs")
                .string(1001, "18.19.1")
                .string(1002, "1.module+el8")
                .number(1003, 1)
                .string(1022, "x86_64")
                .string(5096, "nodejs:18:8090020240228165436:a75119d5")
                .bytes();

        Component found =
                RpmPackage.of(new RpmHeader(blob), "Packages").orElseThrow().component();

        assertThat(found.version()).isEqualTo("1:18.19.1-1.module+el8");
        assertThat(found.stream()).contains("nodejs:18:8090020240228165436:a75119d5");
        assertThat(found.source()).contains(new SourcePackage("nodejs", "1:18.19.1-1.module+el8"));
    }

    @Test
    void a_key_that_rpm_trusts_is_no_package() throws IOException {
        byte[] blob = new TestHeader()
                .string(1000, "gpg-pubkey")
                .string(1001, "fd431d51")
                .bytes();

        assertThat(RpmPackage.of(new RpmHeader(blob), "Packages")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BerkeleyHashFuzzTest, little, var/lib/rpm/Packages",
        "BerkeleyHashFuzzTest, big, var/lib/rpm/Packages",
        "NdbFuzzTest, one, usr/share/rpm/Packages.db"
    })
    void files_of_either_byte_order_and_of_pages_of_any_size_are_read(String fuzz, String seed, String path)
            throws IOException {
        FileFacts facts = Cataloguing.of(rpm, path, seed(fuzz, seed));

        assertThat(facts.problems()).isEmpty();
        assertThat(Cataloguing.names(facts)).containsExactly("tool 1:1.2-3.el9");
        assertThat(facts.owned()).hasSize(1);
    }

    @Test
    void pages_that_go_on_in_a_circle_are_a_problem() throws IOException {
        FileFacts facts = Cataloguing.of(rpm, "var/lib/rpm/Packages", seed("BerkeleyHashFuzzTest", "circle"));

        assertThat(facts.components()).isEmpty();
        assertThat(facts.problems()).hasSize(1);
    }

    @Test
    void a_journal_beside_the_database_is_a_problem() {
        assertThat(Cataloguing.of(rpm, "var/lib/rpm/rpmdb.sqlite-wal", "frames").problems())
                .hasSize(1);
        assertThat(Cataloguing.of(rpm, "var/lib/rpm/rpmdb.sqlite-wal", "").problems())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_database_cut_anywhere_is_a_problem(Form form) {
        byte[] whole = form.bytes();
        for (int part = 1; part < 8; part++) {
            byte[] cut = Arrays.copyOf(whole, (int) ((long) whole.length * part / 8) - 5);
            FileFacts facts = Cataloguing.of(rpm, form.path, cut);

            assertThat(facts.problems()).as("cut at " + cut.length).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void damage_anywhere_does_no_more_than_hide_packages(Form form) {
        Random random = new Random(7);
        byte[] whole = form.bytes();
        for (int i = 0; i < 40; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k < 20; k++) {
                damaged[random.nextInt(i % 2 == 0 ? 8192 : damaged.length)] = (byte) random.nextInt();
            }
            FileFacts facts = Cataloguing.of(rpm, form.path, damaged);
            assertThat(facts.components().size()).isLessThanOrEqualTo(form.packages);
        }
    }

    @Test
    void what_is_no_database_is_a_problem() {
        for (String name : List.of("Packages", "Packages.db", "rpmdb.sqlite")) {
            assertThat(Cataloguing.of(rpm, "usr/share/rpm/" + name, "nothing of the kind")
                            .problems())
                    .as(name)
                    .hasSize(1);
        }
    }

    @Test
    void azure_linux_leaves_a_list_in_images_without_a_package_manager() {
        String list = """
                openssl-libs\t3.3.0-2.azl3\t17\t17\tMicrosoft\t(none)\t5\tx86_64\t0\topenssl-3.3.0-2.azl3.src.rpm
                dbus\t1.15.8-3.azl3\t17\t17\tMicrosoft\t1\t5\tx86_64\t1\tdbus-1.15.8-3.azl3.src.rpm
                """;

        FileFacts facts = Cataloguing.of(new RpmManifest(), "var/lib/rpmmanifest/container-manifest-2", list);

        assertThat(Cataloguing.names(facts)).containsExactly("openssl-libs 3.3.0-2.azl3", "dbus 1:1.15.8-3.azl3");
        assertThat(facts.components().get(0).source()).contains(new SourcePackage("openssl", "3.3.0-2.azl3"));
        assertThat(facts.components().get(0).architecture()).isEqualTo(Optional.of("x86_64"));
        assertThat(Cataloguing.of(new RpmManifest(), "var/lib/rpmmanifest/container-manifest-2", "a\tb\n")
                        .problems())
                .hasSize(1);
    }

    private static byte[] seed(String fuzz, String name) throws IOException {
        String path = fuzz + "Inputs/a_file_is_read_or_a_problem/" + name;
        try (InputStream seed = RpmDatabaseTest.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(seed, path).readAllBytes();
        }
    }

    private static String line(Component component) {
        String version = component.version().contains(":") ? component.version() : "0:" + component.version();
        SourcePackage source = component.source().orElseThrow();
        String built = source.version().substring(source.version().indexOf(':') + 1);
        return String.join(
                " ",
                component.name(),
                version,
                component.architecture().orElse(""),
                source.name() + "-" + built + ".src.rpm",
                component.licence().orElse(""));
    }

    private List<String> rpm(String backend, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("rpm", "--define", "_db_backend " + backend, "--dbpath", directory.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Stream<String> lines =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()) {
            assertThat(process.waitFor()).isZero();
            return lines.toList();
        }
    }
}
