package dev.contenttrust.pull;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does the same to several things, some at once. */
final class Workers {
    /** A thread that waits for the network is not waited for longer; it holds nothing that matters to others. */
    private static final long FAREWELL_SECONDS = 2;

    private Workers() {}

    /** Returns once all is done, or throws the first failure and has the others stopped. */
    static <T> void each(List<T> things, int atOnce, Consumer<T> task) {
        if (things.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(atOnce, things.size()), Workers::thread);
        try {
            CompletionService<T> done = new ExecutorCompletionService<>(threads);
            things.forEach(thing -> done.submit(() -> task.accept(thing), thing));
            for (int i = 0; i < things.size(); i++) {
                done.take().get();
            }
        } catch (ExecutionException e) {
            throw asUnchecked(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the pull was interrupted");
        } finally {
            stop(threads);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pull");
        thread.setDaemon(true);
        return thread;
    }

    private static RuntimeException asUnchecked(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(e);
    }

    private static void stop(ExecutorService threads) {
        threads.shutdownNow();
        try {
            boolean ended = threads.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
            assert ended || threads.isShutdown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
