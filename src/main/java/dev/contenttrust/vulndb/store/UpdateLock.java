package dev.contenttrust.vulndb.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Holds off other runs that would write the same database; a run that dies lets go of it. */
final class UpdateLock implements Closeable {
    /** Short beside an update, long beside a look at a lock. */
    private static final long POLL_MILLIS = 50;

    private final FileChannel channel;

    private UpdateLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws DatabaseBusyException if another run does not let go of it in that time */
    static UpdateLock acquire(Path database, Duration wait) throws IOException {
        Path file = database.resolveSibling(database.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            long end = System.nanoTime() + wait.toNanos();
            while (!isFree(channel)) {
                if (System.nanoTime() - end >= 0) {
                    throw new DatabaseBusyException(database, wait);
                }
                Thread.sleep(POLL_MILLIS);
            }
            return new UpdateLock(channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new DatabaseBusyException(database, wait);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process has it
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
