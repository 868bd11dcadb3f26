package dev.contenttrust.updater.source;

import dev.contenttrust.tuf.MetadataFile;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A file that is asked for beside the thread that will want it. */
record Ahead(MetadataFile file, long maxLength, FutureTask<Optional<byte[]>> answer) {

    static Ahead begin(MetadataFile file, long maxLength, Callable<Optional<byte[]>> ask) {
        Ahead ahead = new Ahead(file, maxLength, new FutureTask<>(ask));
        Thread thread = new Thread(ahead.answer, "ahead");
        thread.setDaemon(true);
        thread.start();
        return ahead;
    }

    boolean isFor(MetadataFile wanted, long bound) {
        return file.equals(wanted) && maxLength == bound;
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
