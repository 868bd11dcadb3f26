package dev.contenttrust.scan.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Peers;
import dev.contenttrust.scan.binary.rules.Recognisers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The programs and libraries of this Debian machine, held against what its package manager says of them. */
class InstalledBinariesTest {
    private static final BinaryScanner SCANNER = new BinaryScanner(Recognisers.standard());

    /** One file in so many is looked at by every build. */
    private static final int SAMPLE = 12;

    private static final long SAMPLE_SIZE_MAX = 8 << 20;

    @BeforeAll
    static void a_package_manager_is_here() {
        Peers.require("dpkg-query");
    }

    @TestFactory
    Stream<DynamicTest> each_product_is_recognised_in_the_version_that_the_package_manager_says() {
        Dpkg dpkg = Dpkg.here();
        return PackageTable.from("installed").stream()
                .map(row -> DynamicTest.dynamicTest(row.product(), () -> {
                    Dpkg.Owner owner = dpkg.find(row.name()).orElseThrow(() -> missing(row.name()));
                    assertThat(sightings(dpkg.files(owner)))
                            .filteredOn(sighting -> sighting.product().id().equals(row.product()))
                            .isNotEmpty()
                            .allSatisfy(sighting -> assertThat(sighting.version())
                                    .hasValueSatisfying(version -> assertThat(version)
                                            .matches(
                                                    found -> DebianVersion.agree(row.expected(owner.version()), found),
                                                    "is " + row.expected(owner.version()))));
                }));
    }

    @Test
    void no_version_is_false_on_a_sample_of_the_systems_files() throws IOException {
        Map<Path, Dpkg.Owner> sample = new LinkedHashMap<>();
        int i = 0;
        for (Map.Entry<Path, Dpkg.Owner> entry : Dpkg.here().owners().entrySet()) {
            if (i++ % SAMPLE == 0 && Files.size(entry.getKey()) <= SAMPLE_SIZE_MAX) {
                sample.put(entry.getKey(), entry.getValue());
            }
        }
        assertThat(falseVersions(sample)).isEmpty();
    }

    @Test
    @Tag("long")
    void no_version_is_false_on_any_of_the_systems_files() throws IOException {
        assertThat(falseVersions(Dpkg.here().owners())).isEmpty();
    }

    private static List<String> falseVersions(Map<Path, Dpkg.Owner> files) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<Path, Dpkg.Owner> file : files.entrySet()) {
            Dpkg.Owner owner = file.getValue();
            for (Sighting sighting : sightings(List.of(file.getKey()))) {
                String upstream = DebianVersion.upstream(owner.version());
                String found = sighting.version().orElse(upstream);
                if (!DebianVersion.agree(upstream, found)
                        && !TrueCopies.has(owner.name(), sighting.product().id())) {
                    wrong.add(file.getKey() + " of " + owner + ": " + sighting);
                }
            }
        }
        return wrong;
    }

    private static List<Sighting> sightings(List<Path> paths) throws IOException {
        List<Sighting> sightings = new ArrayList<>();
        for (Path path : paths) {
            DiskFile.recognise(SCANNER, path).ifPresent(found -> sightings.addAll(found.sightings()));
        }
        return sightings;
    }

    private static RuntimeException missing(String name) {
        if ("1".equals(System.getenv("TRUST_PEERS_REQUIRED"))) {
            throw new AssertionFailedError(name + " is not installed, and TRUST_PEERS_REQUIRED=1 demands it");
        }
        return new TestAbortedException(name + " is not installed: scripts/test --install");
    }
}
