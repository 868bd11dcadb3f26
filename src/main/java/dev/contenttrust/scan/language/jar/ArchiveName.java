package dev.contenttrust.scan.language.jar;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of an archive says.
 *
 * @param artifact {@code log4j-core} of {@code log4j-core-2.14.1.jar}
 * @param version empty where the name has none
 */
record ArchiveName(String artifact, Optional<String> version) {
    private static final Set<String> ENDINGS = Set.of("jar", "war", "ear", "par", "sar", "jpi", "hpi", "kar");

    /** File systems have no longer names; archives do. */
    private static final int LENGTH_MAX = 255;

    private static final Pattern VERSIONED = Pattern.compile("(.+?)-v?(\\d+(?:\\.[\\w]+)*(?:[-+.][\\w.+-]+)?)");

    /** What makers of archives put between the version and the ending. */
    private static final Pattern CLASSIFIER =
            Pattern.compile("[-.](?:jar-with-dependencies|shaded|all|sources|javadoc|tests|exec|standalone)$");

    /** Whether a path has one of the endings of Java archives. */
    static boolean isArchive(String path) {
        return ENDINGS.contains(ending(path));
    }

    /** Reads the last part of a path. */
    static ArchiveName of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String stem =
                CLASSIFIER.matcher(dot < 0 ? name : name.substring(0, dot)).replaceFirst("");
        Matcher versioned = VERSIONED.matcher(stem);
        return stem.length() <= LENGTH_MAX && versioned.matches()
                ? new ArchiveName(versioned.group(1), Optional.of(versioned.group(2)))
                : new ArchiveName(stem, Optional.empty());
    }

    private static String ending(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 || path.length() - dot > 5 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
