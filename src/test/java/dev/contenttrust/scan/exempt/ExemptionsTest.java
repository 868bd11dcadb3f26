package dev.contenttrust.scan.exempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.report.scan.Scans;
import dev.contenttrust.scan.exempt.Exemptions.Judged;
import dev.contenttrust.scan.result.Exempted;
import dev.contenttrust.scan.result.Finding;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExemptionsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Judged ignoring(String... lines) {
        Exemptions exemptions = Exemptions.none().withIgnoreFile(".trustignore", bytes(String.join("\n", lines)));
        return exemptions.judge(Scans.someFindings(), Scans.signedImage(), TODAY);
    }

    private static Judged vex(String statement) {
        String document = "{\"@context\": \"https://openvex.dev/ns/v0.2.0\", \"statements\": [" + statement + "]}";
        return Exemptions.none()
                .withOpenVex("vex.json", bytes(document))
                .judge(Scans.someFindings(), Scans.signedImage(), TODAY);
    }

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(finding -> finding.vulnerability().id()).toList();
    }

    @Test
    void a_line_exempts_a_vulnerability_by_id_or_alias_until_its_day() {
        Judged judged = ignoring(
                "# known",
                "",
                "CVE-2024-0001 until=2026-11-26 not reachable",
                "demo-cve-2022-48174 until=2027-01-01 no awk");
        assertThat(judged.counted()).isEmpty();
        assertThat(judged.exempted()).extracting(Exempted::reason).containsExactly("no awk", "not reachable");
        assertThat(judged.exempted()).extracting(Exempted::by).contains(".trustignore:3");
        assertThat(judged.unused()).isEmpty();
    }

    @Test
    void a_line_whose_day_is_past_counts_no_more_and_is_told() {
        Judged judged = ignoring("CVE-2024-0001 until=2026-11-25 not reachable");
        assertThat(ids(judged.counted())).contains("CVE-2024-0001");
        assertThat(judged.unused()).containsExactly(".trustignore:1 (CVE-2024-0001) has not held since 2026-11-25");
    }

    @Test
    void a_line_about_a_package_exempts_that_package_only() {
        assertThat(ignoring("CVE-2024-0001 package=zlib until=2027-01-01 elsewhere")
                        .counted())
                .hasSize(2);
        assertThat(ignoring("CVE-2024-0001 package=openssl until=2027-01-01 here")
                        .counted())
                .hasSize(1);
    }

    @Test
    void what_exempts_nothing_is_told() {
        assertThat(ignoring("CVE-1999-0001 until=2027-01-01 long gone").unused())
                .containsExactly(".trustignore:1 (CVE-1999-0001) covers nothing that was found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CVE-2024-0001",
                "CVE-2024-0001 a reason",
                "CVE-2024-0001 until=2027-01-01",
                "CVE-2024-0001 until=soon why"
            })
    void a_line_without_an_end_or_a_reason_is_refused_by_its_number(String line) {
        assertThatThrownBy(() -> ignoring("# first", line))
                .isInstanceOf(ExemptionException.class)
                .hasMessageContaining(".trustignore:2");
    }

    @Test
    void a_statement_about_a_component_exempts_it() {
        Judged judged = vex("{\"vulnerability\": {\"name\": \"CVE-2024-0001\"}, \"status\": \"not_affected\","
                + " \"justification\": \"vulnerable_code_not_present\","
                + " \"products\": [{\"@id\": \"pkg:deb/debian/openssl@3.0.11-1\"}]}");
        assertThat(ids(judged.counted())).containsExactly("CVE-2022-48174");
        assertThat(judged.exempted().get(0).reason()).isEqualTo("not_affected: vulnerable_code_not_present");
    }

    @Test
    void a_statement_about_the_image_exempts_all_of_it_or_the_parts_it_names() {
        String image = "pkg:oci/app@" + Scans.digest("manifest").toString().replace(":", "%3A");
        String head = "{\"vulnerability\": \"CVE-2022-48174\", \"status\": \"fixed\", \"products\": [{\"@id\": \""
                + image + "\"";
        assertThat(vex(head + "}]}").counted()).hasSize(1);
        assertThat(vex(head + ", \"subcomponents\": [{\"@id\": \"pkg:generic/busybox\"}]}]}")
                        .counted())
                .hasSize(1);
        assertThat(vex(head + ", \"subcomponents\": [{\"@id\": \"pkg:generic/bash\"}]}]}")
                        .counted())
                .hasSize(2);
        assertThat(vex(head.replace(image, image.replace("app@sha256%3A", "app@sha256%3A0")) + "}]}")
                        .counted())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"affected", "under_investigation"})
    void other_statuses_exempt_nothing(String status) {
        assertThat(vex("{\"vulnerability\": \"CVE-2024-0001\", \"status\": \"" + status
                                + "\", \"products\": [\"pkg:deb/debian/openssl\"]}")
                        .counted())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"@context\": \"https://example.com\", \"statements\": []}",
                "{\"@context\": \"https://openvex.dev/ns/v0.2.0\", \"statements\": [{\"status\": \"not_affected\", \"vulnerability\": \"X\"}]}"
            })
    void what_is_no_document_or_gives_no_reason_is_refused(String document) {
        assertThatThrownBy(() -> Exemptions.none().withOpenVex("vex.json", bytes(document)))
                .isInstanceOf(ExemptionException.class)
                .hasMessageContaining("vex.json");
    }
}
