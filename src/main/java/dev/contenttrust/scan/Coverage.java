package dev.contenttrust.scan;

import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.naming.PackageUrls;
import dev.contenttrust.vulndb.PackageVersion;
import dev.contenttrust.vulndb.VulnerabilityDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Notes what a database says nothing about, so that no finding there does not mean that there is nothing. */
final class Coverage {
    private static final int NAMED = 5;

    private final VulnerabilityDatabase database;
    private final LocalDate today;
    private final List<String> limits = new ArrayList<>();
    private final Map<String, Set<String>> unjudged = new TreeMap<>();
    private Optional<Distribution> distribution = Optional.empty();

    Coverage(VulnerabilityDatabase database, Instant now) {
        this.database = database;
        this.today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The distribution that the image is built on. */
    void distribution(Distribution on) {
        distribution = Optional.of(on);
        on.endOfLife()
                .filter(end -> end.isBefore(today))
                .ifPresent(end -> limits.add(on.name() + " has had no security updates since " + end
                        + ": nobody looks for what is wrong with it"));
    }

    /** @param names under which advisories are looked for; none where there is no such name */
    void component(Component component, List<PackageVersion> names) {
        if (names.stream().noneMatch(name -> database.covers(name.ecosystem()))) {
            unjudged.computeIfAbsent(why(component, names), why -> new TreeSet<>())
                    .add(
                            component.version().isEmpty()
                                    ? component.name()
                                    : component.name() + " " + component.version());
        }
        names.stream()
                .flatMap(name -> database.unreadOf(name).stream())
                .distinct()
                .forEach(record -> unjudged.computeIfAbsent(
                                "the record " + record + " cannot be read, and may be about", why -> new TreeSet<>())
                        .add(component.name() + " " + component.version()));
    }

    private String why(Component component, List<PackageVersion> names) {
        if (component.version().isEmpty()) {
            return "no version is known of";
        }
        if (component.kind().isSystem()) {
            return distribution
                            .map(on -> PackageUrls.ecosystems(on).isEmpty()
                                    ? "there are no advisories for " + on.name()
                                    : "the database has no advisories for " + on.name())
                            .orElse("the image does not say which distribution it is")
                    + ", so nobody knows of";
        }
        if (component.kind() == Kind.GENERIC && names.isEmpty()) {
            return "no source of advisories has a name for";
        }
        return "the database has no records of "
                + names.stream()
                        .findFirst()
                        .map(PackageVersion::ecosystem)
                        .orElseGet(() -> component.kind().name().toLowerCase(Locale.ROOT))
                + ", so nobody knows of";
    }

    /** There is nothing that could be looked up. */
    void nothing() {
        limits.add("it holds no package, and no product that is recognised");
    }

    /** One sentence for each thing. */
    List<String> limits() {
        List<String> all = new ArrayList<>(limits);
        unjudged.forEach((why, what) -> all.add(why + " " + words(what)));
        return all;
    }

    private static String words(Set<String> what) {
        String first = String.join(", ", what.stream().limit(NAMED).toList());
        return what.size() <= NAMED ? first : first + " and " + (what.size() - NAMED) + " more";
    }
}
