package dev.contenttrust.live.stack;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process will bring about. */
public final class Await {
    /** Far beyond what a loaded machine needs: only a hang reaches it. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final long PARK_NANOS = Duration.ofMillis(10).toNanos();

    private Await() {}

    /**
     * Returns once the condition holds; an exception from it counts as "not yet".
     *
     * @throws AssertionError after a minute, naming what was waited for
     */
    public static void until(String what, Callable<Boolean> condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited " + DEADLINE.toSeconds() + " s for: " + what);
            }
            LockSupport.parkNanos(PARK_NANOS);
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception notYet) {
            return false;
        }
    }
}
