package dev.contenttrust.vulndb.osv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Severity;
import dev.contenttrust.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OsvReaderTest {
    private static OsvRecord read(String json) {
        return OsvReader.read("it.json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static Affected affected(String ecosystem, String rest) {
        return read("{\"id\": \"X-1\", \"affected\": [{\"package\": {\"ecosystem\": \"" + ecosystem
                        + "\", \"name\": \"it\"}, " + rest + "}]}")
                .affected()
                .get(0);
    }

    private static Affected range(String ecosystem, String type, String events) {
        return affected(ecosystem, "\"ranges\": [{\"type\": \"" + type + "\", \"events\": [" + events + "]}]");
    }

    @Test
    void a_range_begins_with_a_version_and_ends_before_another() {
        Affected it = range("npm", "SEMVER", "{\"introduced\": \"1.2.0\"}, {\"fixed\": \"1.4.0\"}");

        assertThat(it.holds("1.1.9")).isFalse();
        assertThat(it.holds("1.2.0-rc.1")).isFalse();
        assertThat(it.holds("1.2.0")).isTrue();
        assertThat(it.holds("1.4.0-rc.1")).isTrue();
        assertThat(it.holds("1.4.0")).isFalse();
        assertThat(it.fixedAfter("1.2.0")).containsExactly("1.4.0");
    }

    @Test
    void pairs_of_one_list_are_ranges_of_their_own_in_whatever_order_they_come() {
        Affected it = range(
                "PyPI",
                "ECOSYSTEM",
                "{\"introduced\": \"2.0\"}, {\"fixed\": \"2.3\"}, {\"introduced\": \"0\"}, {\"fixed\": \"1.11.5\"}");

        assertThat(it.holds("1.11.4")).isTrue();
        assertThat(it.holds("1.11.5")).isFalse();
        assertThat(it.holds("2.1")).isTrue();
        assertThat(it.holds("2.3")).isFalse();
        assertThat(it.fixedAfter("1.0")).containsExactly("1.11.5");
        assertThat(it.fixedAfter("2.0")).containsExactly("2.3");
    }

    @Test
    void the_last_affected_version_is_affected() {
        Affected it = range("Maven", "ECOSYSTEM", "{\"introduced\": \"0\"}, {\"last_affected\": \"1.4-rc2\"}");

        assertThat(it.holds("0.1-alpha")).isTrue();
        assertThat(it.holds("1.4-rc2")).isTrue();
        assertThat(it.holds("1.4")).isFalse();
        assertThat(it.fixedAfter("1.0")).isEmpty();
    }

    @Test
    void nothing_is_said_of_versions_from_a_limit_on() {
        Affected it = range("Bitnami", "SEMVER", "{\"introduced\": \"1.0.0\"}, {\"limit\": \"2.0.0\"}");
        Affected all = range("Bitnami", "SEMVER", "{\"introduced\": \"1.0.0\"}, {\"limit\": \"*\"}");

        assertThat(it.holds("1.9.9")).isTrue();
        assertThat(it.holds("2.0.0")).isFalse();
        assertThat(all.holds("9.0.0")).isTrue();
    }

    @Test
    void a_version_that_mends_and_breaks_counts_as_it_is_written() {
        Affected onward = range(
                "npm",
                "SEMVER",
                "{\"introduced\": \"0\"}, {\"fixed\": \"1.0.0\"}, {\"introduced\": \"1.0.0\"}, {\"fixed\": \"2.0.0\"}");
        Affected none = range("npm", "SEMVER", "{\"introduced\": \"1.0.0\"}, {\"fixed\": \"1.0.0\"}");

        assertThat(onward.holds("1.0.0")).isTrue();
        assertThat(none.holds("1.0.0")).isFalse();
        assertThat(none.holds("1.5.0")).isFalse();
    }

    @Test
    void versions_named_one_by_one_count_beside_ranges() {
        Affected it = affected(
                "Maven",
                "\"versions\": [\"5.2.18.RELEASE\"], \"ranges\": [{\"type\": \"ECOSYSTEM\","
                        + " \"events\": [{\"introduced\": \"5.3.0\"}, {\"fixed\": \"5.3.18\"}]}]");

        assertThat(it.holds("5.2.18.RELEASE")).isTrue();
        assertThat(it.holds("5.2.19.RELEASE")).isFalse();
        assertThat(it.holds("5.3.17")).isTrue();
        assertThat(it.fixedAfter("5.2.18.RELEASE")).containsExactly("5.3.18");
    }

    @Test
    void ranges_of_commits_and_kinds_of_tomorrow_are_passed_over() {
        Affected it = affected(
                "PyPI",
                "\"ranges\": [{\"type\": \"GIT\", \"repo\": \"x\", \"events\": [{\"introduced\": \"0\"}]},"
                        + " {\"type\": \"ORBIT\", \"events\": [{\"introduced\": \"0\"}]},"
                        + " {\"type\": \"ECOSYSTEM\", \"events\": [{\"introduced\": 0}, {\"revoked\": \"7\"}, {\"fixed\": \"\"}, {\"fixed\": \"2\"}]}]");

        assertThat(it.ranges()).hasSize(1);
        assertThat(it.holds("1")).isTrue();
        assertThat(it.holds("3")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Debian:12, 1.2-1+deb12u3, 1.2-1+deb12u2, 1.2-1+deb12u3",
        "Alpine:v3.19, 1.1.1t-r0, 1.1.1s-r9, 1.1.1t-r0",
        "AlmaLinux:9, 1:3.0.7-18.el9_2, 1:3.0.7-17.el9, 1:3.0.7-18.el9_2",
        "Go, 1.22.0-0, v1.21.9, v1.22.0",
        "Upstream, 1.1.1t, 1.1.1s, 1.1.1ta",
        "Maven, 5.2.20.RELEASE, 5.2.19.RELEASE, 5.2.20",
        "RubyGems, 6.0.4.7, 6.0.4.6, 6.0.4.7",
        "NuGet, 12.0.3, 12.0.3-beta1, 12.0.3.0",
        "Packagist, 5.4.31, v5.4.30, v5.4.31"
    })
    void each_ecosystem_counts_in_its_own_way(String ecosystem, String fixed, String before, String mended) {
        Affected it = range(ecosystem, "ECOSYSTEM", "{\"introduced\": \"0\"}, {\"fixed\": \"" + fixed + "\"}");

        assertThat(it.holds(before)).isTrue();
        assertThat(it.holds(mended)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "CVSS_V4, CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, 9.3, CRITICAL",
        "CVSS_V3, CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H, 10.0, CRITICAL",
        "CVSS_V3, CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:U/C:L/I:N/A:N, 4.3, MEDIUM",
        "CVSS_V2, AV:N/AC:L/Au:N/C:P/I:P/A:P, 7.5, HIGH"
    })
    void vectors_are_scored(String type, String vector, double score, Severity severity) {
        Rating rating = read("{\"id\": \"X\", \"severity\": [{\"type\": \"" + type + "\", \"score\": \"" + vector
                        + "\"}]," + "\"database_specific\": {\"severity\": \"LOW\"}}")
                .rating();

        assertThat(rating.severity()).isEqualTo(severity);
        assertThat(rating.score()).hasValue(score);
        assertThat(rating.vector()).isEqualTo(vector);
    }

    @Test
    void of_several_vectors_the_one_of_the_latest_version_counts() {
        Rating rating = read("{\"id\": \"X\", \"severity\": [{\"type\": \"CVSS_V3\", \"score\":"
                        + " \"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H\"}, {\"type\": \"CVSS_V4\", \"score\":"
                        + " \"CVSS:4.0/AV:L/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U\"}]}")
                .rating();

        assertThat(rating.score()).hasValue(4.8);
    }

    @ParameterizedTest
    @CsvSource({"MODERATE, MEDIUM", "high, HIGH", "Important, HIGH", "unknown, UNKNOWN"})
    void without_a_vector_the_word_of_the_database_counts(String word, Severity severity) {
        assertThat(read("{\"id\": \"X\", \"severity\": [{\"type\": \"CVSS_V3\", \"score\": \"CVSS:3.1/nonsense\"}],"
                                + " \"database_specific\": {\"severity\": \"" + word + "\"}}")
                        .rating()
                        .severity())
                .isEqualTo(severity);
        assertThat(read("{\"id\": \"X\", \"summary\": \"" + word + ": kernel update\"}")
                        .rating()
                        .severity())
                .isEqualTo(severity);
        assertThat(affected("Ubuntu:22.04:LTS", "\"severity\": [{\"type\": \"Ubuntu\", \"score\": \"" + word + "\"}]")
                        .rating()
                        .map(Rating::severity)
                        .orElse(Severity.UNKNOWN))
                .isEqualTo(severity);
    }

    @Test
    void what_real_records_leave_out_or_leave_empty_is_no_failure() {
        OsvRecord it = read("{\"id\": \"X\", \"aliases\": null, \"affected\": [{}, {\"package\": {\"name\": \"a\"}},"
                + " {\"package\": {\"ecosystem\": \"npm\", \"name\": \"\"}},"
                + " {\"package\": {\"ecosystem\": \"npm\", \"name\": \"b\"}, \"ranges\": null}], \"severity\": null,"
                + " \"database_specific\": {\"severity\": 7}, \"details\": \"First line\\nsecond\"}");

        assertThat(it.affected()).hasSize(1);
        assertThat(it.affected().get(0).holds("1")).isFalse();
        assertThat(it.summary()).isEqualTo("First line");
        assertThat(it.rating()).isEqualTo(Rating.UNKNOWN);
        assertThat(it.withdrawn()).isFalse();
    }

    @Test
    void advisories_without_upstream_name_their_cves_as_related() {
        OsvRecord it = read("{\"id\": \"ALSA-2026:1\", \"related\": [\"CVE-2026-2\", \"CVE-2026-1\", \"ALBA-1\"]}");

        assertThat(it.upstream()).isEqualTo(List.of("CVE-2026-2", "CVE-2026-1"));
    }

    @Test
    void python_packages_have_many_spellings() {
        assertThat(PackageNames.normal("PyPI", "Zope._Interface")).isEqualTo("zope-interface");
        assertThat(PackageNames.normal("NuGet", "Newtonsoft.Json")).isEqualTo("newtonsoft.json");
        assertThat(PackageNames.normal("npm", "JSONStream")).isEqualTo("JSONStream");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"id\": \"\"}",
                "{\"id\": [1]}",
                "{\"id\": \"X\", \"id\": \"Y\"}",
                "{\"id\": \"X\", \"affected\": {}}",
                "{\"id\": \"X\", \"aliases\": [{}]}",
                "{\"id\": \"X\"} {}"
            })
    void what_is_no_record_is_refused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedJsonException.class);
    }
}
