package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.TestImage;
import dev.contenttrust.image.layer.Tar;
import dev.contenttrust.report.sarif.SarifSchema;
import dev.contenttrust.tuf.TestRepository;
import dev.contenttrust.vulndb.feed.Exports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands scan, rescan and sbom, over a mirror and a database of the test's own. */
class ScanCommandTest {
    private static final String IMAGE = Demo.GUN + ":1.0";
    private static final String RELEASE = "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"A Debian 12\"\n";

    @TempDir
    Path directory;

    private Path layout;
    private Descriptor image;
    private Demo.Surroundings here;

    @BeforeEach
    void publish() {
        Demo demo = new Demo(directory);
        layout = directory.resolve("mirror/oci");
        image = TestImage.of()
                .gzip(Tar.with()
                        .file("etc/os-release", RELEASE)
                        .file("var/lib/dpkg/status", dpkg("demo-parser", "1.2-1"))
                        .bytes())
                .zstd(Tar.with()
                        .file(
                                "app/node_modules/demo-left/package.json",
                                "{\"name\":\"demo-left\",\"version\":\"1.0.0\"}")
                        .bytes())
                .write(layout, IMAGE);
        Descriptor fixed = image("fixed", RELEASE, dpkg("demo-parser", "1.3-1"));
        Descriptor other = image("other", "ID=debian\nVERSION_ID=\"9\"\n", dpkg("demo-parser", "1.2-1"));
        Descriptor empty =
                TestImage.of().plain(Tar.with().file("hello", "x").bytes()).write(layout, Demo.GUN + ":empty");
        here = demo.publish(Demo.repository()
                .withTag("targets", "1.0", image.digest(), image.size())
                .withTag("targets", "fixed", fixed.digest(), fixed.size())
                .withTag("targets", "other", other.digest(), other.size())
                .withTag("targets", "empty", empty.digest(), empty.size()));
        update("1.3-1");
    }

    private Descriptor image(String tag, String release, String status) {
        return TestImage.of()
                .gzip(Tar.with()
                        .file("etc/os-release", release)
                        .file("var/lib/dpkg/status", status)
                        .bytes())
                .write(layout, Demo.GUN + ":" + tag);
    }

    private static String dpkg(String name, String version) {
        return "Package: " + name + "\nStatus: install ok installed\nArchitecture: amd64\nVersion: " + version
                + "\nDescription: x\n\n";
    }

    private void update(String fixedIn) {
        String exports = new Exports(directory.resolve("exports-" + fixedIn))
                .with("DEBIAN-CVE-2026-1", "CVE-2026-1", "Debian:12", "demo-parser", fixedIn)
                .with("GHSA-1", "CVE-2026-2", "npm", "demo-left", "2.0.0")
                .withKnownExploit("CVE-2026-1")
                .withChance("CVE-2026-1", "0.25", "0.9")
                .write()
                .toString();
        Run run = here.here().trust("db", "update", "-q", "--from", exports);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    }

    private Run scan(String... arguments) {
        return here.trust(Stream.concat(Stream.of("scan", "--max-db-age", "100000d"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void what_is_known_against_a_signed_image_stands_below_who_signed_it() {
        Run run = scan(IMAGE);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .startsWith(IMAGE + " is signed by targets in root 1, ")
                .contains("manifest  " + image.digest() + " for linux/amd64\n")
                .contains("contents  A Debian 12; 2 packages, 0 products recognised in binaries, 2 layers\n")
                .containsPattern("critical 9.8 +CVE-2026-1 +exploited +demo-parser +1.2-1 +1.3-1 +1 +declared\n")
                .containsPattern(
                        "critical 9.8 +CVE-2026-2 +demo-left +1.0.0 +2.0.0 +2 +declared: app/node_modules/demo-left/")
                .contains("2 findings: 2 critical\n");
    }

    @Test
    void an_image_that_nobody_signed_needs_the_users_word_and_is_named_so_first() throws IOException {
        assertThat(scan("oci:" + layout + ":" + IMAGE).code()).isEqualTo(ExitCode.USAGE);
        assertThat(scan("--untrusted", "oci:" + layout + ":" + IMAGE).out())
                .startsWith("oci:" + layout + ":" + IMAGE + " is NOT verified: nobody vouches for it\n");
        assertThat(scan("--as", IMAGE, "oci:" + layout + ":" + IMAGE).out()).contains(" is signed by targets in ");
        assertThat(scan("--as", IMAGE, "oci:" + layout + ":" + Demo.GUN + ":fixed")
                        .code())
                .isEqualTo(ExitCode.NOT_SERVED);
        Path root = Files.createDirectories(directory.resolve("root/var/lib/dpkg"));
        Files.writeString(root.resolve("status"), dpkg("demo-parser", "1.2-1"));
        Run files = scan("--untrusted", "rootfs:" + directory.resolve("root"));
        assertThat(files.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(files.out()).contains("not judged: the image does not say which distribution it is");
    }

    @Test
    void a_layer_that_is_not_the_signed_one_is_refused_whatever_is_in_it() throws IOException {
        Path blobs = layout.resolve("blobs/sha256");
        try (Stream<Path> all = Files.list(blobs)) {
            for (Path blob : all.toList()) {
                byte[] bytes = Files.readAllBytes(blob);
                if (bytes[0] == 0x1f) {
                    bytes[bytes.length - 9] ^= 1;
                    Files.write(blob, bytes);
                }
            }
        }
        Run run = scan(IMAGE);
        assertThat(run.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void an_image_that_was_scanned_before_is_not_read_again() throws IOException {
        scan(IMAGE);
        try (Stream<Path> all = Files.list(layout.resolve("blobs/sha256"))) {
            for (Path blob : all.toList()) {
                int first = Files.readAllBytes(blob)[0];
                if (first == 0x1f || first == 0x28) {
                    Files.delete(blob);
                }
            }
        }
        assertThat(scan(IMAGE).out()).contains("2 findings: 2 critical\n");
        assertThat(scan("--no-memory", IMAGE).code()).isEqualTo(ExitCode.NOT_SERVED);
    }

    @Test
    void a_record_that_cannot_be_read_makes_what_it_may_be_about_unjudged() {
        String exports = new Exports(directory.resolve("broken"))
                .with("DEBIAN-CVE-2026-1", "CVE-2026-1", "Debian:12", "demo-parser", "1.3-1")
                .with("GHSA-1", "CVE-2026-2", "npm", "demo-left", "2.0.0")
                .with("Debian", "DEBIAN-CVE-2026-9.json", "{\"id\": \"DEBIAN-CVE-2026-9\", \"affected\": 1}")
                .write()
                .toString();
        Run update = here.here().trust("db", "update", "--format", "json", "--from", exports);
        assertThat(update.code()).as(update.err()).isEqualTo(ExitCode.OK);
        assertThat(Schemas.objections(update.out())).as(update.out()).isEmpty();
        assertThat(update.out()).contains("\"record\": \"DEBIAN-CVE-2026-9.json\"");
        Run status = here.here().trust("db", "status");
        assertThat(status.err())
                .contains(
                        "DEBIAN-CVE-2026-9.json: it cannot be read, so that scans do not judge any package of Debian");

        Run run = scan(Demo.GUN + ":fixed");
        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(run.out())
                .contains(
                        "not judged: the record DEBIAN-CVE-2026-9.json cannot be read, and may be about demo-parser 1.3-1\n")
                .doesNotContain("nothing is known against it");
    }

    @Test
    void what_fails_a_run_is_what_was_asked_for() {
        assertThat(scan("--fail-on", "high", IMAGE).code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(scan("--fail-on", "kev", IMAGE).code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(scan("--fail-on", "high", Demo.GUN + ":fixed").code()).isEqualTo(ExitCode.OK);
        assertThat(scan("--fail-on", "grave", IMAGE).err()).contains("\"grave\" is no severity");
    }

    @Test
    void nothing_found_is_clean_only_where_everything_was_judged() {
        assertThat(scan(Demo.GUN + ":fixed").out()).contains("nothing is known against it\n");
        Run other = scan(Demo.GUN + ":other");
        assertThat(other.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(other.out())
                .contains("has had no security updates since", "the database has no advisories for")
                .doesNotContain("nothing is known against it");
        Run empty = scan(Demo.GUN + ":empty");
        assertThat(empty.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(empty.out()).contains("not judged: it holds no package, and no product that is recognised");
    }

    @Test
    void findings_are_exempted_with_a_reason_and_an_end() throws IOException {
        Path ignore = Files.writeString(
                directory.resolve("ignore"),
                "CVE-2026-1 package=demo-parser until=2099-01-01 not reachable\nCVE-1999-1 until=2099-01-01 long gone\n");
        Run run = scan("--ignore-file", ignore.toString(), "--fail-on", "kev", IMAGE);
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("1 findings: 1 critical; 1 exempted\n");
        assertThat(run.err()).contains("exemption " + ignore + ":2 (CVE-1999-1) covers nothing that was found");
        Path vex = Files.writeString(directory.resolve("vex.json"), """
                {"@context": "https://openvex.dev/ns/v0.2.0", "@id": "urn:x", "author": "me", "version": 1,
                 "timestamp": "2026-01-01T00:00:00Z", "statements": [{"vulnerability": {"name": "CVE-2026-1"},
                  "products": [{"@id": "pkg:deb/debian/demo-parser"}], "status": "not_affected",
                  "justification": "vulnerable_code_not_present"}]}
                """);
        assertThat(scan("--vex", vex.toString(), IMAGE).out()).contains("1 exempted");
        Path endless = Files.writeString(directory.resolve("endless"), "CVE-2026-1 for ever\n");
        assertThat(scan("--ignore-file", endless.toString(), IMAGE).err()).contains("does not say until when it holds");
    }

    @Test
    void what_no_update_mends_may_be_left_out_and_is_not_forgotten() {
        String exports = new Exports(directory.resolve("open"))
                .with("Debian", "DEBIAN-CVE-2026-3.json", """
                        {"schema_version": "1.7.0", "id": "DEBIAN-CVE-2026-3", "modified": "2026-11-01T00:00:00Z",
                         "affected": [{"package": {"ecosystem": "Debian:12", "name": "demo-parser"},
                          "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}]}
                        """)
                .write()
                .toString();
        here.here().trust("db", "update", "-q", "--from", exports);
        Run run = scan("--only-fixed", Demo.GUN + ":fixed");
        assertThat(run.out()).contains("1 findings, which no update mends").doesNotContain("nothing is known");
    }

    @Test
    void every_form_holds_to_its_schema_and_the_database_is_in_each() {
        Run json = scan("--format", "json", IMAGE, Demo.GUN + ":other", Demo.GUN + ":nosuch");
        assertThat(Schemas.objections(json.out())).as(json.out()).isEmpty();
        assertThat(json.out()).contains("\"knownExploited\": true", "\"epss\": 0.25", "\"standing\": \"incomplete\"");
        assertThat(json.code()).isEqualTo(ExitCode.NOT_SIGNED);
        Run bill = scan("--format", "cyclonedx", IMAGE);
        assertThat(bill.out()).contains("\"specVersion\" : \"1.6\"", "\"CVE-2026-1\"", "trust:known-exploited");
        Run sarif = scan("--format", "sarif", IMAGE);
        assertThat(SarifSchema.objections(sarif.out())).as(sarif.out()).isEmpty();
        assertThat(sarif.out()).contains("\"ruleId\": \"CVE-2026-1\"", "app/node_modules/demo-left/package.json");
        Run statement = scan("--format", "in-toto", IMAGE);
        assertThat(statement.out())
                .contains("https://in-toto.io/Statement/v1", image.digest().hex(), "\"contentTrust\"");
        Run page = scan("--format", "html", IMAGE, Demo.GUN + ":fixed");
        assertThat(page.out()).startsWith("<!DOCTYPE html>").contains("Scan of 2 images", "CVE-2026-1");
        assertThat(scan("--format", "in-toto", IMAGE, Demo.GUN + ":fixed").code())
                .isEqualTo(ExitCode.USAGE);
        for (Run run : List.of(bill, statement, page)) {
            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        }
    }

    @Test
    void a_missing_or_old_database_is_exit_code_9() throws IOException {
        assertThat(here.trust("scan", "--db", directory.resolve("none").toString(), IMAGE)
                        .code())
                .isEqualTo(ExitCode.DATABASE);
        Path exports = directory.resolve("exports-1.3-1");
        FileTime before = FileTime.from(TestRepository.TODAY.minus(Duration.ofDays(6)));
        for (String file : List.of("Debian/all.zip", "npm/all.zip")) {
            Files.setLastModifiedTime(exports.resolve(file), before);
        }
        here.here().trust("db", "update", "-q", "--from", exports.toString());
        Run old = here.trust("scan", IMAGE);
        assertThat(old.code()).isEqualTo(ExitCode.DATABASE);
        assertThat(old.err()).contains("trust db update");
        assertThat(old.out()).isEmpty();
    }

    @Test
    void a_bill_of_materials_is_matched_as_its_image_is() throws IOException {
        for (String format : List.of("cyclonedx", "spdx")) {
            Run bill = here.trust("sbom", "--format", format, IMAGE);
            assertThat(bill.code()).as(bill.err()).isEqualTo(ExitCode.OK);
            Path file = Files.writeString(directory.resolve(format + ".json"), bill.out());
            Run run = scan("--untrusted", "sbom:" + file);
            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
            assertThat(run.out())
                    .startsWith("sbom:" + file + " is NOT verified")
                    .containsPattern("CVE-2026-1 +exploited +demo-parser +1.2-1 +1.3-1 ")
                    .contains("2 findings: 2 critical\n");
        }
        assertThat(scan("sbom:" + directory.resolve("spdx.json")).code()).isEqualTo(ExitCode.USAGE);
        Path other = Files.writeString(directory.resolve("other.json"), "{\"a\": 1}");
        assertThat(scan("--untrusted", "sbom:" + other).err()).contains("neither bomFormat nor spdxVersion");
    }

    @Test
    void rescan_tells_what_is_new_without_a_look_at_the_image() throws IOException {
        update("1.1-1");
        scan(IMAGE);
        Files.delete(layout.resolve("index.json"));
        update("1.3-1");
        String[] rescan = {"rescan", "--max-db-age", "100000d"};
        Run run = here.here()
                .trust(Stream.concat(Stream.of(rescan), Stream.of("--fail-on-new"))
                        .toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .startsWith(IMAGE + " is signed by targets in ")
                .containsPattern("CVE-2026-1 +exploited +demo-parser")
                .contains("1 new, 0 gone, 2 in all\n")
                .doesNotContain("CVE-2026-2");
        Run again = here.here()
                .trust(Stream.concat(Stream.of(rescan), Stream.of("--fail-on-new", "--format", "json"))
                        .toArray(String[]::new));
        assertThat(again.code()).isEqualTo(ExitCode.OK);
        assertThat(Schemas.objections(again.out())).as(again.out()).isEmpty();
        Run unknown = here.here().trust("rescan", "--max-db-age", "100000d", "nobody/knows:it");
        assertThat(unknown.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(unknown.err()).contains("trust scan nobody/knows:it looks at it anew");
    }

    @Test
    void what_is_remembered_and_damaged_is_named_and_spoils_nothing_else() throws IOException {
        scan(IMAGE);
        Path memory = directory.resolve("home/.local/share/trust/scans");
        Files.writeString(memory.resolve("0.json"), "{\"schema\": 99}");
        Run run = here.here().trust("rescan", "--max-db-age", "100000d");
        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(run.err()).contains("cannot read " + memory.resolve("0.json"));
        assertThat(run.out()).contains("0 new, 0 gone, 2 in all");
    }

    @Test
    void a_difference_is_told_by_packages_and_by_what_is_known_against_them() {
        Run run = here.trust("diff", "--max-db-age", "100000d", IMAGE, Demo.GUN + ":fixed");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("0 packages added, 1 changed, 1 removed\n")
                .containsPattern("C +deb +demo-parser +1.2-1 → 1.3-1\n")
                .containsPattern("D +npm +demo-left +1.0.0\n")
                .contains("2 findings gone, 0 new\n")
                .containsPattern("D +critical +CVE-2026-1 +demo-parser 1.2-1\n");
        Run json = here.trust("diff", "--format", "json", "--max-db-age", "100000d", Demo.GUN + ":fixed", IMAGE);
        assertThat(Schemas.objections(json.out())).as(json.out()).isEmpty();
        Run without = here.trust("diff", "--db", directory.resolve("none").toString(), IMAGE, Demo.GUN + ":fixed");
        assertThat(without.code()).isEqualTo(ExitCode.OK);
        assertThat(without.err()).contains("findings are not compared: there is no vulnerability database");
        assertThat(without.out()).contains("1 changed, 1 removed").doesNotContain("findings gone");
    }
}
