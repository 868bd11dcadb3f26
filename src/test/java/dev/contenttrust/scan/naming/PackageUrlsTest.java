package dev.contenttrust.scan.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.SourcePackage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageUrlsTest {
    private static final Component LIBC = Component.declared(Kind.DEB, "", "libc6", "2.36-9+deb12u4", "status")
            .from(new SourcePackage("glibc", "2.36-9+deb12u4"))
            .on(Optional.of("amd64"));
    private static final Component LIBS = Component.declared(
                    Kind.RPM, "", "openssl-libs", "1:3.0.7-25.el9", "rpmdb.sqlite")
            .from(new SourcePackage("openssl", "1:3.0.7-25.el9"))
            .on(Optional.of("x86_64"))
            .ofStream(Optional.of("a:1:2:3"));

    @Test
    void packages_of_a_distribution_are_named_with_it() {
        assertThat(PackageUrls.of(LIBC, on("debian", "12")))
                .contains("pkg:deb/debian/libc6@2.36-9%2Bdeb12u4?arch=amd64&distro=debian-12&upstream=glibc");
        assertThat(PackageUrls.of(LIBS, on("rhel", "9.4")))
                .contains("pkg:rpm/redhat/openssl-libs@3.0.7-25.el9"
                        + "?arch=x86_64&distro=rhel-9.4&epoch=1&rpmmod=a%3A1%3A2%3A3&upstream=openssl");
    }

    @ParameterizedTest
    @CsvSource({
        "debian, 12, Debian:12, glibc",
        "ubuntu, 24.04, Ubuntu:24.04:LTS, glibc",
        "almalinux, 9.4, AlmaLinux:9, libc6",
        "rhel, 9.4, Red Hat:enterprise_linux:9, libc6",
        "rocky, 9.4, Rocky Linux:9, glibc",
        "azurelinux, 3.0, Azure Linux:3, glibc",
        "opensuse-leap, 15.6, openSUSE:Leap 15.6, glibc"
    })
    void advisories_name_the_source_or_what_was_built_of_it(String id, String release, String ecosystem, String name) {
        assertThat(PackageUrls.coordinates(LIBC, on(id, release)))
                .containsExactly(new Coordinates(ecosystem, name, "2.36-9+deb12u4"));
    }

    @Test
    void suse_has_an_ecosystem_for_each_module() {
        assertThat(PackageUrls.coordinates(LIBS, on("sles", "15.5")))
                .hasSizeGreaterThan(1)
                .contains(new Coordinates(
                        "SUSE:Linux Enterprise Module for Basesystem 15 SP5", "openssl", "1:3.0.7-25.el9"));
    }

    @Test
    void wolfi_names_packages_and_where_they_are_from() {
        Component flock = Component.declared(Kind.APK, "", "flock", "2.39-r1", "installed")
                .from(new SourcePackage("util-linux", "2.39-r1"));

        assertThat(PackageUrls.coordinates(flock, on("wolfi", "20230201")))
                .containsExactly(
                        new Coordinates("Wolfi", "flock", "2.39-r1"),
                        new Coordinates("Wolfi", "util-linux", "2.39-r1"));
        assertThat(PackageUrls.coordinates(flock, on("alpine", "3.19.1")))
                .containsExactly(new Coordinates("Alpine:v3.19", "util-linux", "2.39-r1"));
    }

    @Test
    void where_there_is_no_ecosystem_or_no_version_there_is_nowhere_to_look() {
        assertThat(PackageUrls.coordinates(LIBC, Optional.empty())).isEmpty();
        assertThat(PackageUrls.coordinates(LIBC, on("amzn", "2023"))).isEmpty();
        assertThat(PackageUrls.coordinates(
                        Component.recognised(Kind.GOLANG, "example.com/app", "", "app"), Optional.empty()))
                .isEmpty();
    }

    @Test
    void recognised_products_are_looked_for_as_bitnamis() {
        Component zlib = Component.recognised(Kind.GENERIC, "zlib", "1.2.13", "app");

        assertThat(PackageUrls.coordinates(zlib, on("debian", "12")))
                .isEqualTo(List.of(new Coordinates("Bitnami", "zlib", "1.2.13")));
        assertThat(PackageUrls.of(zlib, on("debian", "12"))).contains("pkg:generic/zlib@1.2.13");
    }

    private static Optional<Distribution> on(String id, String release) {
        return Optional.of(new Distribution(id, id, release));
    }
}
