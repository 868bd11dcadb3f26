package dev.contenttrust.vulndb.osv;

import dev.contenttrust.vulndb.osv.Event.Kind;
import dev.contenttrust.vulndb.version.VersionOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Versions between events (OSV schema, "Evaluation").
 *
 * @param semantic whether its versions are semantic ones whatever their ecosystem's are
 * @param events in the order of their versions, those of one version as they were written
 */
public record Range(boolean semantic, List<Event> events) {
    private static final String BEFORE_ALL = "0";
    private static final String BEHIND_ALL = "*";

    public Range {
        events = List.copyOf(events);
    }

    /** A range of events that are in no order yet. */
    static Range sorted(String ecosystem, boolean semantic, List<Event> events) {
        VersionOrder order = order(ecosystem, semantic);
        return new Range(semantic, events.stream().sorted(byVersion(order)).toList());
    }

    private static Comparator<Event> byVersion(VersionOrder order) {
        return Comparator.comparing(Range::isBeforeAll, Comparator.reverseOrder())
                .thenComparing(event -> event.version().equals(BEHIND_ALL))
                .thenComparing(Event::version, order);
    }

    private static boolean isBeforeAll(Event event) {
        return event.kind() == Kind.INTRODUCED && event.version().equals(BEFORE_ALL);
    }

    /** Whether the version is in it. */
    boolean holds(String ecosystem, String version) {
        VersionOrder order = order(ecosystem, semantic);
        boolean limited = false;
        boolean within = false;
        boolean affected = false;
        for (Event event : events) {
            boolean everywhere = event.version().equals(BEHIND_ALL);
            int reached = isBeforeAll(event) ? 1 : everywhere ? -1 : order.compare(version, event.version());
            switch (event.kind()) {
                case INTRODUCED -> affected |= reached >= 0;
                case FIXED -> affected &= reached < 0;
                case LAST_AFFECTED -> affected &= reached <= 0;
                case LIMIT -> {
                    limited = true;
                    within |= reached < 0;
                }
            }
        }
        return affected && (within || !limited);
    }

    /** The version that mends it for whoever has this one. */
    Optional<String> fixedAfter(String ecosystem, String version) {
        VersionOrder order = order(ecosystem, semantic);
        return events.stream()
                .filter(event -> event.kind() == Kind.FIXED && order.compare(version, event.version()) < 0)
                .map(Event::version)
                .findFirst();
    }

    private static VersionOrder order(String ecosystem, boolean semantic) {
        VersionOrder own = VersionOrder.of(ecosystem);
        return switch (own) {
            case GO, NUGET, PUB, SEMVER -> own;
            default -> semantic ? VersionOrder.SEMVER : own;
        };
    }
}
