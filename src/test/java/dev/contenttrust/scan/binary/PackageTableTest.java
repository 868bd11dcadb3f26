package dev.contenttrust.scan.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.scan.binary.rules.Recognisers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageTableTest {
    /** Which are tried on files that no Debian package holds: {@link FetchedBinariesTest}. */
    private static final List<String> FROM_OTHERS = List.of("boringssl", "mysql");

    @Test
    void every_recogniser_is_tried_on_a_real_file_and_eighty_of_them_in_every_build() {
        Stream<String> packaged = PackageTable.rows().stream().map(PackageTable.Row::product);
        List<String> tried = Stream.concat(packaged, FROM_OTHERS.stream()).toList();

        assertThat(Recognisers.standard().all())
                .extracting(recogniser -> recogniser.product().id())
                .isSubsetOf(tried);
        assertThat(PackageTable.from("installed")).hasSizeGreaterThan(80);
    }

    @ParameterizedTest
    @CsvSource({
        "1:1.2.13.dfsg-1, 1.2.13",
        "2.9.14+dfsg-1.3~deb12u4, 2.9.14",
        "3.1.7+really3.1.2-0+deb12u1, 3.1.2",
        "2.1.12-stable-8+deb12u1, 2.1.12",
        "1:9.2p1-2+deb12u10, 9.2p1",
        "17.0.15+6-1~deb12u1, 17.0.15",
        "590-2, 590"
    })
    void what_the_makers_call_a_version_is_read_from_debians(String version, String upstream) {
        assertThat(DebianVersion.upstream(version)).isEqualTo(upstream);
    }

    @ParameterizedTest
    @CsvSource({
        "3.0.15, 3.0.15, true",
        "3.0.15, 3.0.1, false",
        "6.9.11.60, 6.9.11-60, true",
        "17.0.15, 17.0.15+6, true",
        "7.2.*, 7.2.22, true",
        "7.2.*, 7.3.1, false"
    })
    void a_version_that_was_found_agrees_or_does_not(String upstream, String found, boolean agrees) {
        assertThat(DebianVersion.agree(upstream, found)).isEqualTo(agrees);
    }
}
