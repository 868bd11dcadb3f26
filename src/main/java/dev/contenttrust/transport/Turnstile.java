package dev.contenttrust.transport;

import dev.contenttrust.transport.host.Hosts;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import okhttp3.HttpUrl;

/**
 * Lets requests through to each server by the rules of a {@link Courtesy}: so many at a time, so many a second, and none while it
 * says that it is busy. Who waits here spends none of the time that his request is given.
 */
final class Turnstile {
    private static final long NANOS = 1_000_000_000L;

    private final Optional<Courtesy> courtesy;
    private final Pause pause;
    private final LongSupplier clock;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    /** @param courtesy absent to let everybody through */
    Turnstile(Optional<Courtesy> courtesy, Pause pause) {
        this(courtesy, pause, System::nanoTime);
    }

    Turnstile(Optional<Courtesy> courtesy, Pause pause, LongSupplier clock) {
        this.courtesy = courtesy;
        this.pause = pause;
        this.clock = clock;
    }

    private final class Gate {
        private final Courtesy rules;
        private final Semaphore places;
        private long open = clock.getAsLong();

        private Gate(Courtesy rules) {
            this.rules = rules;
            this.places = new Semaphore(rules.requests(), true);
        }

        /** When the next may go; who comes after him goes later. */
        private synchronized long turn() {
            long turn = Math.max(open, clock.getAsLong());
            open = turn
                    + (rules.rate().isPresent() ? (long) (NANOS / rules.rate().getAsDouble()) : 0);
            return turn;
        }

        private synchronized void close(Duration length) {
            open = Math.max(open, clock.getAsLong() + length.toNanos());
        }
    }

    /**
     * Waits for a turn.
     *
     * @return to be run once the answer was read
     */
    Runnable enter(HttpUrl url, Budget budget) throws InterruptedException {
        if (courtesy.isEmpty()) {
            return () -> {};
        }
        Gate gate = gates.computeIfAbsent(Hosts.authority(url), host -> new Gate(courtesy.get()));
        long begun = clock.getAsLong();
        gate.places.acquire();
        try {
            long wait = gate.turn() - clock.getAsLong();
            if (wait > 0) {
                pause.rest(Duration.ofNanos(wait));
            }
        } catch (InterruptedException | RuntimeException e) {
            gate.places.release();
            throw e;
        }
        budget.give(clock.getAsLong() - begun);
        return gate.places::release;
    }

    /** The server asked to come back later: nobody else goes there before, and whoever was told so is given the time. */
    void busy(HttpUrl url, Duration length, Budget budget) {
        if (courtesy.isPresent() && length.compareTo(courtesy.get().patience()) <= 0) {
            gates.computeIfAbsent(Hosts.authority(url), host -> new Gate(courtesy.get()))
                    .close(length);
            budget.give(length.toNanos());
        }
    }
}
