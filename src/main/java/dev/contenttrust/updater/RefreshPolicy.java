package dev.contenttrust.updater;

import dev.contenttrust.tuf.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a refresh judges time and whom it asks.
 *
 * @param now the instant of every judgement
 * @param asOf whether that instant was asked for: then nothing is written, and no version floor moves
 * @param offline judge what is stored, ask nobody
 * @param maxStale how long past its expiry stored metadata may still be used; only together with {@code offline}
 */
public record RefreshPolicy(Instant now, boolean asOf, boolean offline, Optional<Duration> maxStale) {
    /** The instant of judgement, with the grace that stored metadata is given. */
    Moment moment() {
        return new Moment(now, offline ? maxStale.orElse(Duration.ZERO) : Duration.ZERO);
    }

    /** Whether what is verified may be kept. */
    boolean keeps() {
        return !asOf && !offline;
    }

    /** The ordinary way: as of this instant, asking the source. */
    public static RefreshPolicy at(Instant now) {
        return new RefreshPolicy(now, false, false, Optional.empty());
    }
}
