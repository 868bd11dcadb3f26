package dev.contenttrust.scan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Vectors;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FileFacts;
import dev.contenttrust.scan.inventory.SourcePackage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApkInstalledTest {
    private static final String PLACE = "lib/apk/db/installed";

    private final ApkInstalled apk = new ApkInstalled();

    @Test
    void each_paragraph_is_a_package_with_its_origin_architecture_and_licence() {
        FileFacts facts = vector("syft/multiple-1/lib/apk/db/installed");

        Component utils = facts.components().stream()
                .filter(component -> component.name().equals("busybox-binsh"))
                .findFirst()
                .orElseThrow();
        assertThat(utils.version()).isEqualTo("1.36.1-r15");
        assertThat(utils.source()).contains(new SourcePackage("busybox", "1.36.1-r15"));
        assertThat(utils.architecture()).contains("x86_64");
        assertThat(utils.licence()).contains("GPL-2.0-only");
    }

    @Test
    void files_are_owned_under_the_directory_before_them() {
        FileFacts facts = vector("trivy-apk-installed");

        List<String> paths = new ArrayList<>();
        facts.owned().stream()
                .filter(owned -> owned.owner().equals("busybox"))
                .forEach(owned -> owned.each(paths::add));
        assertThat(paths).contains("bin/busybox", "etc/securetty").doesNotContain("bin");
        assertThat(facts.components()).hasSizeGreaterThan(5);
        assertThat(facts.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.why()).startsWith("invalidPackageWithoutAVersion"));
    }

    @Test
    void a_package_without_an_origin_is_its_own() {
        assertThat(vector("scalibr/no-origin").components())
                .extracting(component -> component.source().orElseThrow())
                .containsExactly(new SourcePackage("pkgname", "1.2.3"));
    }

    @Test
    void what_describes_no_package_is_a_problem_and_what_is_empty_is_none() {
        assertThat(vector("scalibr/invalid").problems()).hasSize(1);
        assertThat(vector("scalibr/empty").isEmpty()).isTrue();
    }

    @Test
    void the_place_of_version_3_is_read_too() {
        byte[] file = Vectors.bytes("pkgdb/apk", "scalibr/single");

        assertThat(Cataloguing.of(apk, "usr/lib/apk/db/installed", file).components())
                .hasSize(1);
        assertThat(Cataloguing.of(apk, "opt/lib/apk/db/installed", file).components())
                .isEmpty();
    }

    private FileFacts vector(String file) {
        return Cataloguing.of(apk, PLACE, Vectors.bytes("pkgdb/apk", file));
    }
}
