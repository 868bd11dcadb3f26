package dev.contenttrust.report.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contenttrust.report.Palette;
import dev.contenttrust.scan.inventory.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScanReportTest {
    private static String text(ScanReport report) {
        return report.text(Palette.PLAIN);
    }

    @Test
    void the_first_line_says_who_signed_it() {
        String text = text(
                new ScanReport(Scans.result(Scans.signedImage(), Scans.someFindings(), List.of()), Optional.empty()));
        assertThat(text)
                .startsWith(
                        "registry.example.com/demo/app:1.0 is signed by targets/releases in root 2, targets/releases 7"
                                + " (also targets)\n")
                .containsPattern("critical 9.8 +CVE-2024-0001 +exploited +openssl +3.0.11-1 +3.0.14-1 +1 +declared\n")
                .containsPattern("medium 5.0 +CVE-2022-48174 +busybox +1.35.0 +- +2 +binary: .*\n")
                .contains("2 findings: 1 critical, 1 medium\n");
        assertThat(text.indexOf("CVE-2024-0001")).isLessThan(text.indexOf("CVE-2022-48174"));
    }

    @Test
    void what_nobody_vouches_for_is_said_in_the_first_line() {
        assertThat(text(new ScanReport(Scans.result(Scans.unsignedImage(), List.of(), List.of()), Optional.empty())))
                .startsWith("oci:somewhere is NOT verified: nobody vouches for it\n");
    }

    @Test
    void nothing_found_is_clean_only_if_everything_was_read() {
        assertThat(text(new ScanReport(Scans.result(Scans.signedImage(), List.of(), List.of()), Optional.empty())))
                .contains("nothing is known against it");
        assertThat(text(new ScanReport(
                        Scans.result(
                                Scans.signedImage(),
                                List.of(),
                                List.of(new Problem("a.jar", "an archive", "it is cut off"))),
                        Optional.empty())))
                .doesNotContain("nothing is known against it")
                .contains("not everything could be checked", "not read: an archive a.jar: it is cut off\n");
    }

    @Test
    void a_statement_is_about_the_manifest_and_says_what_it_rests_on() throws IOException {
        JsonNode statement = new ObjectMapper()
                .readTree(InTotoStatement.of(
                        Scans.result(Scans.signedImage(), Scans.someFindings(), List.of()),
                        Scans.digest("manifest"),
                        "1"));
        assertThat(statement.at("/_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.at("/subject/0/digest/sha256").asText())
                .isEqualTo(Scans.digest("manifest").hex());
        assertThat(statement.at("/predicate/scanner/db/sources/0/digest").asText())
                .startsWith("sha256:");
        assertThat(statement.at("/predicate/contentTrust/versions/1/version").asInt())
                .isEqualTo(7);
        assertThat(statement.at("/predicate/scanner/result/0/id").asText()).isEqualTo("CVE-2024-0001");
    }

    @Test
    void a_page_shows_text_as_text_and_needs_nothing_from_elsewhere() {
        String page = ScanPage.of(List.of(Scans.result(Scans.signedImage(), Scans.someFindings(), List.of())));
        assertThat(page)
                .contains("a &lt;b&gt;bold&lt;/b&gt; overflow in openssl", "ADD rootfs.tar / # &lt;base&gt;")
                .contains("default-src 'none'")
                .doesNotContain("<b>bold", "src=\"http", "<link", "@import", "url(");
    }
}
