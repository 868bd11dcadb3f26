package dev.contenttrust.transport;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How a job of many requests spares the servers that it asks.
 *
 * @param requests under way at any one server at a time; at least 1
 * @param rate requests a second to any one server, at most; absent for no such bound
 * @param patience for how long a server that says it is busy is waited for, however short the time that a request may take
 */
public record Courtesy(int requests, OptionalDouble rate, Duration patience) {
    /** As many as a browser opens, twice over: a small trust server answers them side by side. */
    public static final int REQUESTS = 8;

    /** A quarter of an hour: longer than the windows over which registries count. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** No more is asked for than the usual requests at a time; no request takes longer than it may by itself. */
    public static Courtesy prompt() {
        return new Courtesy(REQUESTS, OptionalDouble.empty(), Duration.ZERO);
    }

    /** No more is asked for than the usual requests at a time, and busy servers are waited for. */
    public static Courtesy standard() {
        return new Courtesy(REQUESTS, OptionalDouble.empty(), PATIENCE);
    }

    public Courtesy {
        if (requests < 1 || rate.orElse(1) <= 0 || patience.isNegative()) {
            throw new IllegalArgumentException("no courtesy at all");
        }
    }

    public Courtesy withRequests(int other) {
        return new Courtesy(other, rate, patience);
    }

    public Courtesy withRate(double perSecond) {
        return new Courtesy(requests, OptionalDouble.of(perSecond), patience);
    }
}
