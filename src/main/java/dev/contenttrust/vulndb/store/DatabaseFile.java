package dev.contenttrust.vulndb.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The place of a database in the hands of the one run that may change it. Whatever it writes lies beside the database under a
 * name of its own, and takes the database's place whole, in one step.
 */
public final class DatabaseFile implements AutoCloseable {
    private static final String UNFINISHED = ".new-";

    private final Path file;
    private final Closeable lock;

    private DatabaseFile(Path file, Closeable lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Waits for its turn, and removes what a run left that was killed.
     *
     * @param file need not exist
     * @throws DatabaseBusyException if another run does not end in that time
     * @throws DatabaseWriteException if nothing can be written there
     */
    public static DatabaseFile claim(Path file, Duration wait) {
        Path place = file.toAbsolutePath();
        try {
            Files.createDirectories(place.resolveSibling("").normalize());
            UpdateLock lock = UpdateLock.acquire(place, wait);
            try {
                removeUnfinished(place);
                return new DatabaseFile(place, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseWriteException(file, e);
        }
    }

    /**
     * A place that no update writes to, such as that of an export.
     *
     * @throws DatabaseWriteException if there is a file already that is no database
     */
    static DatabaseFile elsewhere(Path file) {
        if (Files.exists(file)) {
            try {
                OpenedDatabase.open(file).close();
            } catch (UnusableDatabaseException e) {
                throw new DatabaseWriteException(file, new IOException("there is a file that is no database"));
            }
        }
        return new DatabaseFile(file.toAbsolutePath(), () -> {});
    }

    private static void removeUnfinished(Path place) throws IOException {
        Path directory = place.resolveSibling("").normalize();
        try (DirectoryStream<Path> left = Files.newDirectoryStream(
                directory, entry -> entry.getFileName().toString().startsWith(place.getFileName() + UNFINISHED))) {
            for (Path entry : left) {
                remove(entry);
            }
        }
    }

    private static void remove(Path entry) throws IOException {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> below = Files.newDirectoryStream(entry)) {
                for (Path file : below) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(entry);
    }

    /** The database's own name. */
    public Path file() {
        return file;
    }

    /** A file, or a directory of files, beside it for this run, gone with the next run at the latest. */
    public Path scratch(String what) {
        return file.resolveSibling(file.getFileName() + UNFINISHED + what);
    }

    /** Removes a scratch file or directory, if it is there. */
    public void discard(Path scratch) {
        try {
            remove(scratch);
        } catch (IOException e) {
            throw new DatabaseWriteException(file, e);
        }
    }

    /**
     * Puts a whole database, which must be a scratch file, in its place.
     *
     * @throws DatabaseWriteException if that fails; the old one is then still there
     */
    public void publish(Path made) {
        try {
            try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceNames();
        } catch (IOException e) {
            throw new DatabaseWriteException(file, e);
        }
    }

    private void forceNames() throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) { // elsewhere none can be opened
            try (FileChannel channel = FileChannel.open(file.resolveSibling("").normalize(), StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void close() {
        try {
            removeUnfinished(file);
            lock.close();
        } catch (IOException e) {
            throw new DatabaseWriteException(file, e);
        }
    }
}
