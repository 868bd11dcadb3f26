package dev.contenttrust.vulndb.version;

import java.util.Map;
import java.util.Set;

/** Lines of the vectors with which our orders do not agree, and why. */
final class VersionExceptions {
    /**
     * Made with a Maven in which a qualifier after a dot is another thing than one after a hyphen, and an underscore a letter.
     * That order runs in a circle (2.9.0-1 before 2.9.0.RC1 before 2.9.0 before 2.9.0-1), so that no range could be sorted by
     * it; ours is the one of Maven's present specification: ".qualifier" = "-qualifier" before "-number" before ".number".
     */
    private static final Set<String> QUALIFIERS_AFTER_DOTS = Set.of(
            "1.0.0-RC16 < 1.0.0.RC8-beta",
            "1.0.0-gradle-rework-beta3 < 1.0.0.RC7-3",
            "1.0.0rc0 < 1.0.beta8",
            "1.1.0-01-glassfish < 1.1.0.Beta1",
            "1.1.31.sec10 < 1.1.31_noneautotype",
            "1.1.34.sec10 < 1.1.34_noneautotype",
            "1.1.46.sec10 < 1.1.46_noneautotype",
            "1.2.31.sec10 < 1.2.31_noneautotype",
            "1.2.48.sec10 < 1.2.48_noneautotype",
            "1.2.50.sec10 < 1.2.50_noneautotype",
            "1.2.54.sec10 < 1.2.54_noneautotype",
            "1.2.57.sec10 < 1.2.57_noneautotype",
            "1.2.60.sec10 < 1.2.60_noneautotype",
            "1.2.67.sec10 < 1.2.67_noneautotype",
            "1.2.8.sec10_noneautotype < 1.2.8_noneautotype",
            "1.5.9.RC1 < 1.5.9-RC0",
            "2.0GA < 2.0_rc9",
            "2.9.0-1 < 2.9.0.RC1",
            "3.5.0-CR-2 < 3.5.0.Beta-1",
            "3.6.2.FL.20090615 < 3.6.2-FL-2009-05-11",
            "6.1.12.rc5 < 6.1.12rc1");

    /** PHP holds a # equal to every number, which no order can: then all numbers would be equal. */
    private static final Set<String> EQUAL_TO_ALL_NUMBERS = Set.of("1.2.3.# = 1.2.3.1");

    /** apk can read neither; no package is called so. */
    private static final Set<String> UNREADABLE = Set.of("0..8 > 0...8");

    private static final Map<String, Set<String>> BY_FILE = Map.of(
            "osv-scalibr/maven-versions-generated.txt", QUALIFIERS_AFTER_DOTS,
            "osv-scalibr/packagist-versions.txt", EQUAL_TO_ALL_NUMBERS,
            "osv-scalibr/alpine-versions.txt", UNREADABLE);

    private VersionExceptions() {}

    static Set<String> of(String file) {
        return BY_FILE.getOrDefault(file, Set.of());
    }
}
