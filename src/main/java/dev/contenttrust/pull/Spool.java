package dev.contenttrust.pull;

import dev.contenttrust.image.Descriptor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
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

    /** The file of that name, with what was written of it before; nobody else has it until it is closed. */
    PartialFile claim(String name) throws IOException {
        Files.createDirectories(directory);
        for (int i = 0; i < ATTEMPTS; i++) {
            Path own = directory.resolve(name + "." + PROCESS + "-" + random() + ENDING);
            if (moved(directory.resolve(name + ENDING), own) || takeAbandoned(name, own) || created(own)) {
                Optional<PartialFile> file = lock(name, own);
                if (file.isPresent()) {
                    return file.get();
                }
            }
        }
        throw new IOException("other processes take every file away from " + directory);
    }

    private static boolean moved(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean created(Path own) throws IOException {
        Files.createFile(own);
        return true;
    }

    /** Moves a file here whose owner is dead: it can be locked, and is still there once it is. */
    private boolean takeAbandoned(String name, Path own) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, name + ".*" + ENDING)) {
            for (Path file : files) {
                if (!file.getFileName().toString().startsWith(name + "." + PROCESS)) {
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        if (channel.tryLock() != null && moved(file, own)) {
                            return true;
                        }
                    } catch (NoSuchFileException e) {
                        // Its owner, or another process, was faster.
                    }
                }
            }
        }
        return false;
    }

    /** Between its renaming and its locking, another process may have taken the file for abandoned. */
    private Optional<PartialFile> lock(String name, Path own) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(own, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (locked(channel) && Files.exists(own)) {
            return Optional.of(new PartialFile(own, directory.resolve(name + ENDING), channel));
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
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
