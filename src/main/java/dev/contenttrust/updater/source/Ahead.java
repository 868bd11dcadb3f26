package dev.contenttrust.updater.source;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A file that is asked for beside the thread that will want it.
 *
 * @param name the file's, as a server spells it
 */
record Ahead(String name, long maxLength, FutureTask<Optional<byte[]>> answer) {

    static Ahead begin(String name, long maxLength, Callable<Optional<byte[]>> ask) {
        Ahead ahead = new Ahead(name, maxLength, new FutureTask<>(ask));
        Thread thread = new Thread(ahead.answer, "ahead");
        thread.setDaemon(true);
        thread.start();
        return ahead;
    }

    boolean isFor(String wanted, long bound) {
        return name.equals(wanted) && maxLength == bound;
    }

    /** What asking gave, or the failure that it ended with. */
    Optional<byte[]> result() {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
