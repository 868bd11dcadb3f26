package dev.contenttrust.audit;

import java.time.Duration;
import java.time.Instant;

/** How far off an instant is, in words that do not depend on where they are read. */
final class Ahead {
    private Ahead() {}

    /** {@code in 9 days, 2026-12-02T10:00:00Z}. */
    static String words(Instant then, Instant now) {
        Duration distance = Duration.between(now, then);
        return (distance.isNegative() ? amount(distance.abs()) + " ago" : "in " + amount(distance)) + ", " + then;
    }

    /** In the largest unit of which there are at least two. */
    static String amount(Duration length) {
        if (length.toDays() >= 2) {
            return length.toDays() + " days";
        } else if (length.toHours() >= 2) {
            return length.toHours() + " hours";
        } else if (length.toMinutes() >= 2) {
            return length.toMinutes() + " minutes";
        }
        return length.toSeconds() + " s";
    }
}
