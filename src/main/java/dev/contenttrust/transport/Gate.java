package dev.contenttrust.transport;

import dev.contenttrust.transport.Turnstile.Pass;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * The way to one server. Each place is a connection, and a connection costs a handshake: the first request goes alone, so that those
 * after it can take up its session, and there are more places than processors only if answers keep us waiting.
 */
final class Gate {
    /** What comes sooner has been on the way for less time than we take to judge it. */
    private static final Duration FAR = Duration.ofMillis(5);

    /** The last answers count most: the fourth before them has a third of their weight. */
    private static final int WEIGHT = 4;

    private static final long SECOND = 1_000_000_000L;

    private final Courtesy rules;
    private final LongSupplier clock;
    private final int processors;
    private final Semaphore free = new Semaphore(1, true);
    private int places = 1;
    private long wait = FAR.toNanos();
    private long open;

    /** @param clock in nanoseconds */
    Gate(Courtesy rules, LongSupplier clock, int processors) {
        this.rules = rules;
        this.clock = clock;
        this.processors = processors;
        this.open = clock.getAsLong();
    }

    /** Waits for a place, and for the time at which the next request may go. */
    Pass enter(Pause pause) throws InterruptedException {
        free.acquire();
        try {
            long ahead = turn() - clock.getAsLong();
            if (ahead > 0) {
                pause.rest(Duration.ofNanos(ahead));
            }
        } catch (InterruptedException | RuntimeException e) {
            free.release();
            throw e;
        }
        return new Pass() {
            @Override
            public void answered(Duration after) {
                waited(after);
            }

            @Override
            public void leave() {
                free.release(1 + room());
            }
        };
    }

    /** Nobody goes for so long. */
    synchronized void close(Duration length) {
        open = Math.max(open, clock.getAsLong() + length.toNanos());
    }

    /** When the next may go; who comes after him goes later. */
    private synchronized long turn() {
        long turn = Math.max(open, clock.getAsLong());
        open = turn + (rules.rate().isPresent() ? (long) (SECOND / rules.rate().getAsDouble()) : 0);
        return turn;
    }

    private synchronized void waited(Duration after) {
        wait += (after.toNanos() - wait) / WEIGHT;
    }

    /** How many places more there are from now on. */
    private synchronized int room() {
        if (places >= rules.requests() || (places >= processors && wait < FAR.toNanos())) {
            return 0;
        }
        places++;
        return 1;
    }
}
