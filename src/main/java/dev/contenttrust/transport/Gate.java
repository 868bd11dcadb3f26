package dev.contenttrust.transport;

import dev.contenttrust.transport.Turnstile.Pass;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import okhttp3.Handshake;

/**
 * The way to one server. Each place is a connection, and a connection costs a handshake, unless it takes up a session that an earlier
 * one has left; each leaves one with its first answer. So the first request goes alone, and there is one place more once every
 * connection has answered; more than processors only if answers keep us waiting.
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
    private final Set<Handshake> sessions = Collections.newSetFromMap(new IdentityHashMap<>());
    private int others;
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
            public void answered(Duration after, Optional<Handshake> session) {
                waited(after, session);
            }

            @Override
            public void leave() {
                free.release(1 + room());
            }
        };
    }

    /** How many may be under way at a time now. */
    synchronized int places() {
        return places;
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

    private synchronized void waited(Duration after, Optional<Handshake> session) {
        session.ifPresentOrElse(sessions::add, () -> others++);
        wait += (after.toNanos() - wait) / WEIGHT;
    }

    /** How many places more there are from now on. */
    private synchronized int room() {
        if (sessions.size() + others < places
                || places >= rules.requests()
                || (places >= processors && wait < FAR.toNanos())) {
            return 0;
        }
        places++;
        return 1;
    }
}
