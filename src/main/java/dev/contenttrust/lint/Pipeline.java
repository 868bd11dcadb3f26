package dev.contenttrust.lint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Work on all cores, whose results come out in the order in which it was put in. What is on its way is bounded. */
final class Pipeline implements AutoCloseable {
    /** So many bytes of files are on their way; a file that is larger is alone. Checking takes a multiple of them. */
    private static final long BYTES_MAX = 4 << 20;

    /** So many files are on their way for each core: enough for none to wait. */
    private static final int FILES_A_CORE = 32;

    private final Consumer<Result> results;
    private final int cores = Runtime.getRuntime().availableProcessors();
    private final ExecutorService workers = Executors.newFixedThreadPool(cores, Pipeline::worker);
    private final Deque<Work> waiting = new ArrayDeque<>();
    private long bytes;

    private record Work(long bytes, Future<Optional<Result>> result) {}

    Pipeline(Consumer<Result> results) {
        this.results = results;
    }

    /** Nobody waits for one when the process ends. */
    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "lint");
        thread.setDaemon(true);
        return thread;
    }

    /** What is there already takes its place among the rest. */
    void add(Result result) {
        waiting.add(new Work(0, CompletableFuture.completedFuture(Optional.of(result))));
    }

    /** @param size what the work has to read, in bytes */
    void add(long size, Callable<Optional<Result>> work) {
        while (!waiting.isEmpty() && (bytes + size > BYTES_MAX || waiting.size() >= cores * FILES_A_CORE)) {
            deliver();
        }
        bytes += size;
        waiting.add(new Work(size, workers.submit(work)));
    }

    private void deliver() {
        Work first = waiting.remove();
        bytes -= first.bytes();
        try {
            first.result().get().ifPresent(results);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check ended in " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the checks were interrupted", e);
        }
    }

    void finish() {
        while (!waiting.isEmpty()) {
            deliver();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
