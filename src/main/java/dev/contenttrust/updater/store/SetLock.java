package dev.contenttrust.updater.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Holds off other writers of one set: those of this process by a semaphore, those of others by a lock on a file. */
final class SetLock implements AutoCloseable {
    /** Short beside a request over a network, long beside looking at a lock. */
    private static final long POLL_MILLIS = 20;

    private final Semaphore turn;
    private final FileChannel channel;

    private SetLock(Semaphore turn, FileChannel channel) {
        this.turn = turn;
        this.channel = channel;
    }

    /**
     * Waits its turn.
     *
     * @param turn the one semaphore of this process for that file: a second channel to it, once closed, would undo the lock
     *     of the first, as POSIX has it
     * @throws StoreLockedException if it does not come within {@code wait}
     */
    static SetLock acquire(Path file, Semaphore turn, Duration wait) throws IOException {
        long end = System.nanoTime() + wait.toNanos();
        try {
            if (!turn.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StoreLockedException(file, wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreLockedException(file, wait);
        }
        try {
            return new SetLock(turn, locked(file, end, wait));
        } catch (IOException | RuntimeException e) {
            turn.release();
            throw e;
        }
    }

    private static FileChannel locked(Path file, long end, Duration wait) throws IOException {
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), RealDisk.privateFile(file));
        try {
            while (!tryLock(channel)) {
                if (System.nanoTime() >= end) {
                    throw new StoreLockedException(file, wait);
                }
                Thread.sleep(POLL_MILLIS);
            }
            return channel;
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new StoreLockedException(file, wait);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another TrustDirectory of this process has it
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing a file that nothing was written to", e);
        } finally {
            turn.release();
        }
    }
}
