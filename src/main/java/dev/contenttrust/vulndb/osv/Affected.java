package dev.contenttrust.vulndb.osv;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a record says of one package.
 *
 * @param ecosystem with its release: {@code Debian:12}
 * @param name as {@link PackageNames} has it
 * @param versions those that are named one by one
 * @param rating how bad it is for this package, if that is said for this package
 */
public record Affected(
        String ecosystem, String name, List<Range> ranges, List<String> versions, Optional<Rating> rating) {

    public Affected {
        ranges = List.copyOf(ranges);
        versions = List.copyOf(versions);
    }

    /** Whether this version of the package is affected: it is named, or lies in a range. */
    public boolean holds(String version) {
        return versions.contains(version) || ranges.stream().anyMatch(range -> range.holds(ecosystem, version));
    }

    /** The versions that mend it for whoever has this one, one a range at most: from the ranges it lies in, or from all. */
    public List<String> fixedAfter(String version) {
        List<String> mended = fixes(version, range -> range.holds(ecosystem, version));
        return mended.isEmpty() ? fixes(version, range -> true) : mended;
    }

    private List<String> fixes(String version, Predicate<Range> chosen) {
        return ranges.stream()
                .filter(chosen)
                .flatMap(range -> range.fixedAfter(ecosystem, version).stream())
                .distinct()
                .toList();
    }
}
