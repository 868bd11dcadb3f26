package dev.contenttrust.scan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.naming.PackageUrls;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseFileTest {
    private final ReleaseFile release = new ReleaseFile();

    @ParameterizedTest
    @CsvSource(textBlock = """
                    debian, 12, Debian:12
                    debian, 12.5, Debian:12
                    ubuntu, 22.04, Ubuntu:22.04:LTS
                    ubuntu, 23.10, Ubuntu:23.10
                    ubuntu, 25.04, Ubuntu:25.04
                    alpine, 3.19.1, Alpine:v3.19
                    wolfi, 20230201, Wolfi
                    chainguard, 20230214, Chainguard
                    rhel, 9.4, Red Hat:enterprise_linux:9
                    almalinux, 9.3, AlmaLinux:9
                    rocky, 8.10, Rocky Linux:8
                    azurelinux, 3.0, Azure Linux:3
                    mariner, 2.0, Azure Linux:2
                    opensuse-leap, 15.5, openSUSE:Leap 15.5
                    opensuse-tumbleweed, 20240101, openSUSE:Tumbleweed
                    sles, 15.5, SUSE:Linux Enterprise Server 15 SP5
                    """)
    void os_release_says_which_ecosystem_it_is(String id, String version, String ecosystem) {
        Distribution found = read(
                "etc/os-release",
                "# a comment\nNAME=x\nPRETTY_NAME=\"X 1\"\nID=" + id + "\nVERSION_ID='" + version + "'\n");

        assertThat(found).isEqualTo(new Distribution(id, "X 1", version));
        assertThat(PackageUrls.ecosystems(found).get(0)).isEqualTo(ecosystem);
    }

    @ParameterizedTest
    @CsvSource({"amzn, 2023", "fedora, 41", "debian, ''", "alpine, 3.21_alpha20240606", "made-up, 1", "ol, 9.1"})
    void what_has_no_ecosystem_is_not_covered(String id, String version) {
        assertThat(PackageUrls.ecosystems(new Distribution(id, id, version))).isEmpty();
    }

    @Test
    void older_files_say_it_in_one_line() {
        assertThat(read("etc/alpine-release", "3.18.4\n"))
                .extracting(Distribution::release)
                .isEqualTo("3.18.4");
        assertThat(read("etc/debian_version", "11.9\n"))
                .extracting(Distribution::release)
                .isEqualTo("11.9");
        assertThat(read("etc/debian_version", "trixie/sid\n"))
                .extracting(Distribution::release)
                .isEqualTo("");
        assertThat(read("etc/redhat-release", "Red Hat Enterprise Linux release 8.9 (Ootpa)\n"))
                .isEqualTo(new Distribution("rhel", "Red Hat Enterprise Linux release 8.9 (Ootpa)", "8.9"));
        assertThat(read("etc/redhat-release", "AlmaLinux release 9.3 (Shamrock Pampas Cat)"))
                .extracting(Distribution::id, Distribution::release)
                .isEqualTo(List.of("almalinux", "9.3"));
        assertThat(read("etc/redhat-release", "CentOS Linux release 7.9.2009 (Core)"))
                .extracting(Distribution::id, Distribution::release)
                .isEqualTo(List.of("centos", "7.9.2009"));
        assertThat(read("etc/system-release", "Amazon Linux release 2023 (Amazon Linux)"))
                .extracting(Distribution::id, Distribution::release)
                .isEqualTo(List.of("amzn", "2023"));
    }

    @Test
    void a_file_that_says_nothing_says_nothing() {
        assertThat(Cataloguing.of(release, "etc/os-release", "NAME=x\n=\nID\n").isEmpty())
                .isTrue();
        assertThat(Cataloguing.of(release, "etc/redhat-release", "release of nothing\n")
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "debian, 12.4, 2028-06-30",
        "ubuntu, 20.04, 2025-05-29",
        "alpine, 3.19.1, 2025-11-01",
        "rhel, 9.4, 2032-05-31",
        "sles, 15.5, 2024-12-31",
        "amzn, 2, 2026-06-30",
        "azurelinux, 3.0, 2027-08-31"
    })
    void the_end_of_a_release_is_known(String id, String version, String day) {
        assertThat(new Distribution(id, id, version).endOfLife())
                .hasValueSatisfying(end -> assertThat(end).hasToString(day));
    }

    @Test
    void the_end_of_an_unknown_release_is_not() {
        assertThat(new Distribution("debian", "Debian", "99").endOfLife()).isEmpty();
        assertThat(new Distribution("debian", "Debian", "").endOfLife()).isEmpty();
        assertThat(new Distribution("sles", "SLES 15 SP7", "15.7").isEndUnknown())
                .isTrue();
        assertThat(new Distribution("wolfi", "Wolfi", "20230201").isEndUnknown())
                .isFalse();
        assertThat(new Distribution("debian", "Debian sid", "").isEndUnknown()).isFalse();
        assertThat(new Distribution("debian", "Debian", "12").isEndUnknown()).isFalse();
    }

    private Distribution read(String path, String text) {
        return Cataloguing.of(release, path, text).distribution().orElseThrow();
    }
}
