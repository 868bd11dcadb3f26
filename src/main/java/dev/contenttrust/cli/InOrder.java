package dev.contenttrust.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on many things side by side, and hands the results over in the order of the things, however many there are. For use by one
 * thread, which may end the work at any time by closing it.
 */
public final class InOrder<S, R> implements Iterator<R>, AutoCloseable {
    /** Results that wait for a slow one before them; one may hold thousands of tags. */
    private static final int AHEAD_A_WORKER = 8;

    /**
     * The first one goes alone for so long: what a fresh process has to load and link it then does once, and not in every thread at the
     * same time, which takes the longer the more there are.
     */
    private static final Duration HEAD_START = Duration.ofMillis(500);

    private final Iterator<S> things;
    private final int workers;
    private final Function<S, R> work;
    private final ExecutorService pool;
    private final Deque<Future<R>> ahead = new ArrayDeque<>();
    private boolean begun;

    /** @param work must not throw */
    public InOrder(Iterator<S> things, int workers, Function<S, R> work) {
        this.things = things;
        this.workers = workers;
        this.work = work;
        this.pool = Executors.newFixedThreadPool(workers);
    }

    /**
     * Works on everything and returns when all was handed over. What {@code told} throws ends the work.
     *
     * @param work must not throw
     * @param told runs in the calling thread
     */
    static <S, R> void run(Iterator<S> things, int workers, Function<S, R> work, Consumer<R> told) {
        try (InOrder<S, R> results = new InOrder<>(things, workers, work)) {
            results.forEachRemaining(told);
        }
    }

    @Override
    public boolean hasNext() {
        return things.hasNext() || !ahead.isEmpty();
    }

    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (!begun) {
            begun = true;
            submit();
            await(ahead.element(), HEAD_START);
        }
        while (things.hasNext() && ahead.size() < workers * AHEAD_A_WORKER) {
            submit();
        }
        return await(ahead.remove());
    }

    private void submit() {
        S thing = things.next();
        ahead.add(pool.submit(() -> work.apply(thing)));
    }

    /** Ends whatever is under way. */
    @Override
    public void close() {
        pool.shutdownNow();
    }

    /** Waits for a result, but not longer than that. */
    private static void await(Future<?> result, Duration atMost) {
        try {
            result.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // It is slow; the others need not be.
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static <R> R await(Future<R> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted");
    }
}
