package dev.contenttrust.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on many things side by side, and hands the results over in the order of the things, however many there are. */
final class InOrder {
    /** Results that wait for a slow one before them; one may hold thousands of tags. */
    private static final int AHEAD_A_WORKER = 8;

    private InOrder() {}

    /**
     * Works on everything and returns when all was handed over. What {@code told} throws ends the work.
     *
     * @param work must not throw
     * @param told runs in the calling thread
     */
    static <S, R> void run(Iterator<S> things, int workers, Function<S, R> work, Consumer<R> told) {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        Deque<Future<R>> ahead = new ArrayDeque<>();
        try {
            while (things.hasNext() || !ahead.isEmpty()) {
                while (things.hasNext() && ahead.size() < workers * AHEAD_A_WORKER) {
                    S thing = things.next();
                    ahead.add(pool.submit(() -> work.apply(thing)));
                }
                told.accept(await(ahead.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R await(Future<R> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
