package dev.contenttrust.pull;

import dev.contenttrust.image.Descriptor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A directory of files in the making that outlive a crash and are found again by the next run. A file lies there as {@code
 * NAME.part} while nobody works on it, as {@code NAME.OWNER.part} while somebody does; the owner holds a lock on it besides, so
 * that what a dead process left can be told from what a living one writes. Owners' names are never used twice: whoever holds
 * the lock and still finds the file under the name by which it was opened, has it.
 */
final class Spool {
    private static final String ENDING = ".part";
    private static final int ATTEMPTS = 100;

    /** A lock belongs to the whole process; files of this process's other threads are told by their names instead. */
    private static final String PROCESS = ProcessHandle.current().pid() + "-" + random();

    private final Path directory;

    Spool(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** The file of a blob. */
    PartialFile claim(Descriptor blob) throws IOException {
        return claim(blob.digest().algorithm().label() + "-" + blob.digest().hex());
    }

    /**
     * The file of that name, with what was written of it before; nobody else has it until it is closed. Threads take turns: a lock
     * falls when this process closes any handle of the file, so that none may look at a file that another is about to get.
     */
    PartialFile claim(String name) throws IOException {
        synchronized (Spool.class) {
            IOException last = new IOException("other processes take every file away from " + directory);
            for (int i = 0; i < ATTEMPTS; i++) {
                try {
                    Optional<PartialFile> file = attempt(name);
                    if (file.isPresent()) {
                        return file.get();
                    }
                } catch (NoSuchFileException | FileAlreadyExistsException e) {
                    last = e; // Who finds the directory empty removes it, and it may be about to.
                }
            }
            throw last;
        }
    }

    /** Empty if another process took the file between its renaming and its locking, or looked at it just then. */
    private Optional<PartialFile> attempt(String name) throws IOException {
        Files.createDirectories(directory);
        Path free = directory.resolve(name + ENDING);
        Path own = directory.resolve(name + "." + PROCESS + "-" + random() + ENDING);
        if (!moved(free, own) && !takeAbandoned(name, own)) {
            Files.createFile(own);
        }
        Optional<FileChannel> channel = locked(own);
        if (channel.isEmpty()) {
            moved(own, free);
        }
        return channel.map(held -> new PartialFile(own, free, held));
    }

    private static Optional<FileChannel> locked(Path own) throws IOException {
        FileChannel channel = FileChannel.open(own, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean kept = false;
        try {
            kept = channel.tryLock() != null && Files.exists(own);
            return kept ? Optional.of(channel) : Optional.empty();
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    private static boolean moved(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Moves a file here whose owner is dead: it can be locked, and is still there once it is. */
    private boolean takeAbandoned(String name, Path own) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, name + ".*" + ENDING)) {
            for (Path file : files) {
                if (!file.getFileName().toString().startsWith(name + "." + PROCESS) && taken(file, own)) {
                    return true;
                }
            }
            return false;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static boolean taken(Path file, Path own) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null && moved(file, own);
        } catch (NoSuchFileException e) {
            return false; // Its owner, or another process, was faster.
        }
    }

    /** Removes the directory unless something is left in it, or never was there. */
    void removeIfEmpty() {
        try {
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            // What is left in it is kept for the next run.
        }
    }

    private static String random() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong());
    }
}
