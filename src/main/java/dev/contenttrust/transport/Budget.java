package dev.contenttrust.transport;

import java.time.Duration;

/** The time that is left for an exchange, over all its retries, redirects and tokens. */
final class Budget {
    private final Duration total;
    private long end;

    Budget(Duration total) {
        this.total = total;
        this.end = System.nanoTime() + total.toNanos();
    }

    /** What is left; zero or less once it is used up. */
    long remainingNanos() {
        return end - System.nanoTime();
    }

    /** Time that was spent on waiting for others is not the exchange's. One thread at a time. */
    void give(long nanos) {
        end = end + Math.max(0, nanos);
    }

    boolean allows(Duration pause) {
        return pause.toNanos() < remainingNanos();
    }

    Duration total() {
        return total;
    }
}
