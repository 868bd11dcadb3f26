package dev.contenttrust.updater.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The file system. Directories are made 0700 and files 0600 where it knows such modes. */
final class RealDisk implements Disk {

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = open(file)) {
            writeAll(channel, bytes);
            channel.force(true);
        }
    }

    @Override
    public void writeUnforced(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = open(file)) {
            writeAll(channel, bytes);
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void force(Path directory) throws IOException {
        if (isPosix(directory.getFileSystem())) { // elsewhere a directory cannot be opened
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Makes a directory and those above it. */
    static void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, mode(directory, "rwx------"));
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                privateFile(file));
    }

    /** The attributes of a file that only its owner may read. */
    static FileAttribute<?>[] privateFile(Path file) {
        return mode(file, "rw-------");
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        return isPosix(path.getFileSystem())
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(FileSystem fileSystem) {
        return fileSystem.supportedFileAttributeViews().contains("posix");
    }

    private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
