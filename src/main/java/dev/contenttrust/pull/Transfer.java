package dev.contenttrust.pull;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.pull.ImagePuller.PullListener;
import dev.contenttrust.trusted.BlobStream;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Brings the blobs of one pull from its source, verified, and keeps count. Used by several threads. */
final class Transfer {
    private static final int BUFFER = 256 << 10;
    private static final int ATTEMPTS = 2;

    private final ImageSource source;
    private final ImageReference name;
    private final RetryPolicy retries;
    private final int atOnce;
    private final PullListener listener;
    private final LongAdder transferred = new LongAdder();
    private final LongAdder reused = new LongAdder();

    Transfer(ImageSource source, ImageReference name, RetryPolicy retries, int atOnce, PullListener listener) {
        this.source = source;
        this.name = name;
        this.retries = retries;
        this.atOnce = atOnce;
        this.listener = listener;
    }

    ImageReference name() {
        return name;
    }

    RetryPolicy retries() {
        return retries;
    }

    long transferred() {
        return transferred.sum();
    }

    long reusedBytes() {
        return reused.sum();
    }

    void each(List<Descriptor> blobs, Consumer<Descriptor> task) {
        Workers.each(blobs, atOnce, task);
    }

    /** Notes that a blob need not be fetched. */
    void reused(Descriptor blob) {
        reused.add(blob.size());
        listener.reused(blob);
    }

    /** Whether a file holds this very blob. */
    boolean holds(Path file, Descriptor blob) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) != blob.size()) {
                return false;
            }
            MessageDigest hasher = blob.digest().algorithm().hasher();
            byte[] buffer = new byte[BUFFER];
            try (InputStream in = Files.newInputStream(file)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    hasher.update(buffer, 0, n);
                }
            }
            return Digest.ofHash(blob.digest().algorithm(), hasher.digest()).equals(blob.digest());
        } catch (IOException e) {
            throw ImageFileException.reading(file, e);
        }
    }

    /** Completes a file so that it holds the blob. */
    void complete(PartialFile file, Descriptor blob) {
        listener.started(blob);
        complete(file, blob, ATTEMPTS);
        listener.finished(blob);
    }

    /** Where the bytes are of several transfers, a wrong digest may be the fault of a seam: then once more from the start. */
    private void complete(PartialFile file, Descriptor blob, int attempts) {
        long before = length(file, blob);
        BlobStream in = rest(file, blob, before);
        try (in) {
            copy(in, file, blob);
            reused.add(before);
        } catch (ContentMismatchException e) {
            restart(file);
            if (!in.pieced() || attempts == 1) {
                throw e;
            }
            listener.retried(blob, e.getMessage());
            complete(file, blob, attempts - 1);
        }
    }

    private static long length(PartialFile file, Descriptor blob) {
        try {
            if (file.length() > blob.size()) {
                file.restart();
            }
            return file.length();
        } catch (IOException e) {
            throw ImageFileException.reading(file.path(), e);
        }
    }

    private BlobStream rest(PartialFile file, Descriptor blob, long before) {
        try {
            MessageDigest hasher = blob.digest().algorithm().hasher();
            file.hash(hasher);
            if (before > 0) {
                listener.resumed(blob, before);
            }
            return new BlobStream(source, name, blob, before, hasher, retries, retried(blob));
        } catch (IOException e) {
            throw ImageFileException.reading(file.path(), e);
        }
    }

    /** Sources give a few kilobytes at a time, files like more; what came before a failure is kept for the next run. */
    private void copy(BlobStream in, PartialFile file, Descriptor blob) {
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        try {
            for (int n = in.read(buffer, 0, BUFFER); n >= 0; n = in.read(buffer, filled, BUFFER - filled)) {
                filled += n;
                if (filled == BUFFER) {
                    filled = 0;
                    append(file, blob, buffer, BUFFER);
                }
            }
        } finally {
            append(file, blob, buffer, filled);
        }
    }

    private void append(PartialFile file, Descriptor blob, byte[] buffer, int length) {
        try {
            file.append(buffer, length);
        } catch (IOException e) {
            throw ImageFileException.writing(file.path(), e);
        }
        advanced(blob, length);
    }

    private static void restart(PartialFile file) {
        try {
            file.restart();
        } catch (IOException e) {
            throw ImageFileException.writing(file.path(), e);
        }
    }

    /** Runs a task that reads the whole blob by {@link #open}. */
    void counted(Descriptor blob, Runnable task) {
        listener.started(blob);
        task.run();
        listener.finished(blob);
    }

    /** A blob as a stream that is verified at its end and counted as it passes. */
    InputStream open(Descriptor blob) {
        BlobStream in = new BlobStream(source, name, blob, retries, retried(blob));
        return new CountedStream(in, n -> advanced(blob, n));
    }

    private Consumer<TrustException> retried(Descriptor blob) {
        return failure -> listener.retried(blob, failure.getMessage());
    }

    private void advanced(Descriptor blob, int bytes) {
        transferred.add(bytes);
        listener.advanced(blob, bytes);
    }
}
