package dev.contenttrust.vulndb.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.contenttrust.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Comparisons that the ecosystems' own tools made, or those of apk and rpm test themselves with. */
class VersionVectorsTest {
    private static final Map<String, Comparator<String>> FILES = Map.ofEntries(
            Map.entry("osv-scalibr/alpine-versions.txt", VersionOrder.APK),
            Map.entry("osv-scalibr/alpine-versions-generated.txt", VersionOrder.APK),
            Map.entry("apk-tools/version.data", VersionOrder.APK),
            Map.entry("osv-scalibr/cran-versions.txt", VersionOrder.DOTTED),
            Map.entry("osv-scalibr/cran-versions-generated.txt", VersionOrder.DOTTED),
            Map.entry("osv-scalibr/hackage-versions.txt", VersionOrder.DOTTED),
            Map.entry("osv-scalibr/debian-versions.txt", VersionOrder.DPKG),
            Map.entry("osv-scalibr/debian-versions-generated.txt", VersionOrder.DPKG),
            Map.entry("osv-scalibr/maven-versions.txt", VersionOrder.MAVEN),
            Map.entry("osv-scalibr/maven-versions-generated.txt", VersionOrder.MAVEN),
            Map.entry("osv-scalibr/nuget-versions.txt", VersionOrder.NUGET),
            Map.entry("osv-scalibr/packagist-versions.txt", VersionOrder.PACKAGIST),
            Map.entry("osv-scalibr/packagist-versions-generated.txt", VersionOrder.PACKAGIST),
            Map.entry("osv-scalibr/pub-versions.txt", VersionOrder.PUB),
            Map.entry("osv-scalibr/pypi-versions.txt", VersionOrder.PYPI),
            Map.entry("osv-scalibr/pypi-versions-generated.txt", VersionOrder.PYPI),
            Map.entry("osv-scalibr/redhat-versions.txt", VersionOrder.RPM),
            Map.entry("osv-scalibr/rubygems-versions.txt", VersionOrder.GEM),
            Map.entry("osv-scalibr/rubygems-versions-generated.txt", VersionOrder.GEM),
            Map.entry("osv-scalibr/semver-versions.txt", VersionOrder.SEMVER),
            Map.entry("rpm/rpmvercmp.tsv", RpmOrder::segments));

    private record Line(String one, String sign, String other) {
        int expected() {
            return sign.equals("<") ? -1 : sign.equals(">") ? 1 : 0;
        }

        @Override
        public String toString() {
            return one + " " + sign + " " + other;
        }
    }

    @TestFactory
    Stream<DynamicTest> orders_agree_with_the_native_tools() {
        Path vectors = Vectors.dir("versions");
        return FILES.entrySet().stream()
                .map(file -> dynamicTest(file.getKey(), () -> {
                    List<Line> lines = read(vectors.resolve(file.getKey()));
                    Set<String> explained = VersionExceptions.of(file.getKey());
                    List<String> wrong = new ArrayList<>();
                    for (Line line : lines) {
                        if (Integer.signum(file.getValue().compare(line.one, line.other)) != line.expected()
                                || Integer.signum(file.getValue().compare(line.other, line.one)) != -line.expected()) {
                            wrong.add(line.toString());
                        }
                    }
                    assertThat(lines).isNotEmpty();
                    assertThat(wrong).containsExactlyInAnyOrderElementsOf(explained);
                }));
    }

    @Test
    void every_file_of_versions_is_tried() throws IOException {
        Path vectors = Vectors.dir("versions");
        try (Stream<Path> files = Files.walk(vectors)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> vectors.relativize(file).toString()))
                    .isSubsetOf(FILES.keySet());
        }
    }

    private static List<Line> read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String text : Files.readAllLines(file)) {
            if (file.toString().endsWith(".tsv")) {
                String[] fields = text.split("\t", -1);
                lines.add(new Line(fields[0], fields[1], fields[2]));
            } else if (!text.isBlank() && !text.startsWith("#") && !text.startsWith("//")) {
                String[] fields = text.strip().split("\\s+");
                lines.add(new Line(fields[0], fields[1], fields[2]));
            }
        }
        return lines;
    }
}
