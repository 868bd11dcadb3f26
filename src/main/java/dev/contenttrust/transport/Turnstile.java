package dev.contenttrust.transport;

import dev.contenttrust.transport.host.Hosts;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import okhttp3.Handshake;
import okhttp3.HttpUrl;

/**
 * Lets requests through to each server by the rules of a {@link Courtesy}: so many at a time, so many a second, and none while it
 * says that it is busy. Who waits here spends none of the time that his request is given.
 */
final class Turnstile {
    private final Optional<Courtesy> courtesy;
    private final Pause pause;
    private final LongSupplier clock;
    private final int processors;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    /** @param courtesy absent to let everybody through */
    Turnstile(Optional<Courtesy> courtesy, Pause pause) {
        this(courtesy, pause, System::nanoTime, Runtime.getRuntime().availableProcessors());
    }

    Turnstile(Optional<Courtesy> courtesy, Pause pause, LongSupplier clock, int processors) {
        this.courtesy = courtesy;
        this.pause = pause;
        this.clock = clock;
        this.processors = processors;
    }

    /** A request that was let through. */
    interface Pass {
        /** Everybody may always go. */
        Pass FREE = new Pass() {
            @Override
            public void answered(Duration after, Optional<Handshake> session) {}

            @Override
            public void leave() {}
        };

        /**
         * How the request fared.
         *
         * @param after how long the server let it wait, whether it answered or not; the way to it is not counted
         * @param session the TLS session of the connection on which an answer came
         */
        void answered(Duration after, Optional<Handshake> session);

        /** Lets another one through. */
        void leave();
    }

    /**
     * Waits for a turn.
     *
     * @return to be left once the answer was read
     */
    Pass enter(HttpUrl url, Budget budget) throws InterruptedException {
        if (courtesy.isEmpty()) {
            return Pass.FREE;
        }
        long begun = clock.getAsLong();
        Pass pass = gate(url, courtesy.get()).enter(pause);
        budget.give(clock.getAsLong() - begun);
        return pass;
    }

    /** The server asked to come back later: nobody else goes there before, and whoever was told so is given the time. */
    void busy(HttpUrl url, Duration length, Budget budget) {
        if (courtesy.isPresent() && length.compareTo(courtesy.get().patience()) <= 0) {
            gate(url, courtesy.get()).close(length);
            budget.give(length.toNanos());
        }
    }

    private Gate gate(HttpUrl url, Courtesy rules) {
        return gates.computeIfAbsent(Hosts.authority(url), host -> new Gate(rules, clock, processors));
    }
}
