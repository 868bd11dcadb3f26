package dev.contenttrust.cli.spark;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;

/** Counts the cores of a cluster. Spark makes it by its name before the first executor is there: one late would miss some. */
public final class ExecutorCores extends SparkListener {
    private static final Duration FIRST = Duration.ofMinutes(2);
    private static final Duration MORE = Duration.ofSeconds(3);
    private static final AtomicInteger CORES = new AtomicInteger();

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded added) {
        synchronized (CORES) {
            CORES.addAndGet(added.executorInfo().totalCores());
            CORES.notifyAll();
        }
    }

    /** Those that are there once no more executors come; as Spark estimates them if none do. */
    static int of(JavaSparkContext spark) {
        try {
            int cores = awaitMore(0, FIRST);
            for (int more = awaitMore(cores, MORE); more > cores; more = awaitMore(cores, MORE)) {
                cores = more;
            }
            return cores == 0 ? spark.defaultParallelism() : cores;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int awaitMore(int than, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (CORES) {
            long left = atMost.toMillis();
            while (CORES.get() <= than && left > 0) {
                CORES.wait(left);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
            return CORES.get();
        }
    }
}
