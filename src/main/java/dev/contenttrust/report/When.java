package dev.contenttrust.report;

import dev.contenttrust.report.Palette.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants in words: how far off, and when. */
public final class When {
    private static final long DAYS_A_YEAR = 365;
    private static final Duration SOON = Duration.ofDays(14);

    private When() {}

    /** {@code in 9 days, 2026-12-02} or {@code 3 hours ago, 2026-11-20T09:00:00Z}. */
    public static String words(Instant then, Instant now) {
        Duration distance = Duration.between(now, then);
        String amount = amount(distance.abs());
        String date = distance.abs().toDays() < 2
                ? then.truncatedTo(ChronoUnit.SECONDS).toString()
                : then.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return (distance.isNegative() ? amount + " ago" : "in " + amount) + ", " + date;
    }

    /** An expiry in words, marked where it is near or past. */
    public static Text expiry(Instant expires, Instant now) {
        Tone tone = expires.isBefore(now) ? Tone.BAD : expires.isBefore(now.plus(SOON)) ? Tone.WARNING : Tone.NEUTRAL;
        return new Text(words(expires, now), tone);
    }

    /** A length of time in its largest unit of which there are at least two. */
    public static String amount(Duration duration) {
        if (duration.toDays() >= 2 * DAYS_A_YEAR) {
            return duration.toDays() / DAYS_A_YEAR + " years";
        }
        if (duration.toDays() >= 2) {
            return duration.toDays() + " days";
        }
        if (duration.toHours() >= 2) {
            return duration.toHours() + " hours";
        }
        if (duration.toMinutes() >= 2) {
            return duration.toMinutes() + " minutes";
        }
        return duration.toSeconds() + (duration.toSeconds() == 1 ? " second" : " seconds");
    }
}
