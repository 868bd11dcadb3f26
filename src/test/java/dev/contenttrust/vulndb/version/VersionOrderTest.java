package dev.contenttrust.vulndb.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VersionOrderTest {
    /** Pieces that mean something to one of the orders; joined at random they make versions that mean little to any. */
    private static final List<String> PIECES = List.of(
            "0",
            "00",
            "1",
            "01",
            "10",
            "2",
            ".",
            "-",
            "_",
            "+",
            "~",
            "^",
            ":",
            "!",
            "a",
            "b",
            "c",
            "z",
            "p",
            "r",
            "-r",
            "rc",
            "RC",
            "alpha",
            "beta",
            "_git",
            "dev",
            ".dev",
            "post",
            "final",
            "ga",
            "sp",
            "SNAPSHOT",
            "#",
            "v",
            "go",
            "el9",
            "x",
            "é",
            " ");

    private static final long SEED = 7;

    @TestFactory
    Stream<DynamicTest> every_order_is_total_and_without_circles() {
        return Arrays.stream(VersionOrder.values())
                .map(order -> dynamicTest(order.name(), () -> {
                    Random random = new Random(SEED);
                    for (int round = 0; round < 40; round++) {
                        List<String> versions = new ArrayList<>();
                        for (int i = 0; i < 16; i++) {
                            versions.add(anyVersion(random));
                        }
                        Law.hold(order, versions);
                    }
                }));
    }

    private static String anyVersion(Random random) {
        StringBuilder version = new StringBuilder();
        int pieces = random.nextInt(7);
        for (int i = 0; i < pieces; i++) {
            version.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return version.toString();
    }

    @Test
    void openssl_counts_in_letters_and_doubles_the_last() {
        assertAscending(
                VersionOrder.UPSTREAM,
                "0.9.8-beta1",
                "0.9.8",
                "0.9.8a",
                "1.0.2",
                "1.0.2z",
                "1.0.2za",
                "1.0.2zh",
                "1.1.1t",
                "3.0.0-alpha2",
                "3.0.0-beta1",
                "3.0.0");
    }

    @Test
    void makers_mark_what_comes_before_a_release_in_their_own_ways() {
        assertAscending(VersionOrder.UPSTREAM, "3.10.0a0", "3.10.0b1", "3.10.0rc2", "3.10.0", "3.10.1");
        assertAscending(VersionOrder.UPSTREAM, "9.3-rc1", "9.3", "9.3p1", "9.3p2", "9.4");
        assertAscending(VersionOrder.UPSTREAM, "2.8-dev0", "2.8", "2.9-0", "2.9");
        assertAscending(VersionOrder.UPSTREAM, "1.6.0", "1.6.0_13", "1.6.0_105");
    }

    @Test
    void pseudo_versions_of_go_come_before_the_release_they_lead_to() {
        assertAscending(
                VersionOrder.GO,
                "v0.0.0-20200131131040-063a3fb69896",
                "v1.0.4-0.20180125103619-43913f2f4fbd",
                "v1.0.4",
                "v2.0.0+incompatible",
                "v2.1.1-0.20170519163204-f913f5f9c7c6+incompatible");
        assertThat(VersionOrder.GO.compare("v2.0.0", "2.0.0+incompatible")).isZero();
    }

    @Test
    void toolchains_of_go_are_ordered_as_releases_of_its_library() {
        assertAscending(VersionOrder.GO, "go1.21.13", "1.22.0-0", "go1.22rc1", "go1.22", "go1.22.4 X:boringcrypto");
        assertThat(VersionOrder.GO.compare("go1.22", "1.22.0")).isZero();
    }

    @Test
    void a_version_longer_than_any_comes_last_at_once() {
        String huge = "1.".repeat(5_000_000);

        for (VersionOrder order : VersionOrder.values()) {
            assertThat(order.compare(huge, "99999")).isPositive();
            assertThat(order.compare("99999", huge)).isNegative();
            assertThat(order.compare(huge, huge + "0")).isNegative();
        }
    }

    @Test
    void an_ecosystem_is_known_with_its_release_and_without() {
        assertThat(VersionOrder.of("Debian:12")).isEqualTo(VersionOrder.DPKG);
        assertThat(VersionOrder.of("Ubuntu:22.04:LTS")).isEqualTo(VersionOrder.DPKG);
        assertThat(VersionOrder.of("Alpine:v3.19")).isEqualTo(VersionOrder.APK);
        assertThat(VersionOrder.of("Rocky Linux:9")).isEqualTo(VersionOrder.RPM);
        assertThat(VersionOrder.of("crates.io")).isEqualTo(VersionOrder.SEMVER);
        assertThat(VersionOrder.of("Upstream")).isEqualTo(VersionOrder.UPSTREAM);
        assertThat(VersionOrder.of("of tomorrow")).isEqualTo(VersionOrder.UPSTREAM);
    }

    private static void assertAscending(VersionOrder order, String... versions) {
        for (int i = 0; i < versions.length; i++) {
            for (int j = i + 1; j < versions.length; j++) {
                assertThat(order.compare(versions[i], versions[j]))
                        .as(versions[i] + " before " + versions[j])
                        .isNegative();
            }
        }
    }
}
