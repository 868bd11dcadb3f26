package dev.contenttrust.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The expiries that audits have seen of one role, each with the instant at which it was seen first; in the order of those
 * instants.
 */
public record Sightings(List<Sighting> seen) {
    /** Some months of a timestamp that is renewed every week; what is older says little of how it is done now. */
    public static final int MAX = 32;

    /** With fewer intervals nobody knows what is usual. */
    private static final int INTERVALS_MIN = 3;

    /** Caches on the way, and clocks, may hold a renewal back for minutes. */
    private static final Duration INTERVAL_LEAST = Duration.ofHours(1);

    /** Nobody has looked yet. */
    public static final Sightings NONE = new Sightings(List.of());

    /**
     * An expiry, and when it was seen first.
     *
     * @param snapshot the version of the snapshot that came with it
     */
    public record Sighting(Instant expires, Instant first, long snapshot) {}

    public Sightings {
        seen = List.copyOf(seen);
    }

    /** With what is seen now; the same where it is what was seen last. Of too many the oldest go. */
    public Sightings and(Instant expires, long snapshot, Instant now) {
        if (!isNews(expires, now)) {
            return this;
        }
        List<Sighting> more = new ArrayList<>(seen);
        more.add(new Sighting(expires, now, snapshot));
        return new Sightings(more.subList(Math.max(0, more.size() - MAX), more.size()));
    }

    /** Whether it is another expiry than the one seen last, and not seen before that. */
    public boolean isNews(Instant expires, Instant now) {
        if (seen.isEmpty()) {
            return true;
        }
        Sighting last = seen.get(seen.size() - 1);
        return !last.expires().equals(expires) && !now.isBefore(last.first());
    }

    /**
     * Since when the expiry stands still, if that is for more than twice the longest time that it stood before it was renewed;
     * sightings must be up to date. Whenever something is signed there is a new timestamp too, which says nothing of how often one
     * is renewed: only those count that came with the snapshot of the one before.
     */
    Optional<Frozen> frozen(Instant now) {
        Duration longest = INTERVAL_LEAST;
        int renewals = 0;
        for (int i = 1; i < seen.size(); i++) {
            Sighting before = seen.get(i - 1);
            Sighting after = seen.get(i);
            if (before.snapshot() == after.snapshot()) {
                Duration interval = Duration.between(before.first(), after.first());
                longest = interval.compareTo(longest) > 0 ? interval : longest;
                renewals++;
            }
        }
        if (renewals < INTERVALS_MIN) {
            return Optional.empty();
        }
        Instant since = seen.get(seen.size() - 1).first();
        return since.plus(longest.multipliedBy(2)).isBefore(now)
                ? Optional.of(new Frozen(since, longest))
                : Optional.empty();
    }

    /** How long an expiry lay ahead when it was seen first, at most; empty before one was seen to change. */
    Optional<Duration> life() {
        return seen.size() < 2
                ? Optional.empty()
                : seen.stream()
                        .map(one -> Duration.between(one.first(), one.expires()))
                        .max(Duration::compareTo);
    }

    /** An expiry that stands still since then, where it never stood for longer than that before. */
    record Frozen(Instant since, Duration longest) {}
}
