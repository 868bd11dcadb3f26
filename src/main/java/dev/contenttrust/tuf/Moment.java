package dev.contenttrust.tuf;

import java.time.Duration;
import java.time.Instant;

/**
 * The instant of every judgement in one run.
 *
 * @param grace how long past its end a validity still counts; zero but where the user allows stale metadata
 */
public record Moment(Instant now, Duration grace) {
    /** That instant, without grace. */
    public static Moment at(Instant now) {
        return new Moment(now, Duration.ZERO);
    }

    /** Whether a validity that ends then has ended: {@code end < now}, as Notary and TUF 1.0 have it. */
    public boolean isPast(Instant end) {
        return end.isBefore(now.minus(grace));
    }

    /** Whether a validity that begins then has not begun. */
    public boolean isBefore(Instant start) {
        return now.isBefore(start);
    }
}
