package dev.contenttrust.scan.file;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Holds one file of a stream at a time, so that it can be read anywhere: in memory, and on disk what is too large for that. Not for
 * several threads.
 */
public final class Spool implements AutoCloseable {
    /** Nearly all executables and archives are smaller; two such spools and their readers fit 256 MiB. */
    static final int MEMORY_MAX = 32 << 20;

    private static final int MEMORY_FIRST = 1 << 20;
    private static final int CHUNK = 256 << 10;

    private byte[] memory = new byte[MEMORY_FIRST];
    private final TemporaryFile disk = new TemporaryFile();

    /**
     * Takes in a file; the one before is gone then.
     *
     * @param head what was read of it before, from the start of the array
     * @param max beyond which it is refused
     * @throws MalformedFileException if it is larger
     */
    public FileBytes take(byte[] head, int headLength, InputStream rest, long max) throws IOException {
        if (headLength > memory.length) {
            memory = new byte[headLength];
        }
        System.arraycopy(head, 0, memory, 0, headLength);
        int held = headLength;
        while (true) {
            if (held == memory.length) {
                if (memory.length >= MEMORY_MAX) {
                    return onDisk(held, rest, max);
                }
                memory = Arrays.copyOf(memory, Math.min(MEMORY_MAX, memory.length * 2));
            }
            int read = rest.read(memory, held, memory.length - held);
            if (read < 0) {
                break;
            }
            held += read;
            checked(held, max);
        }
        return new MemoryFile(memory, held);
    }

    private FileBytes onDisk(int held, InputStream rest, long max) throws IOException {
        FileChannel channel = disk.emptied();
        write(channel, memory, held);
        long written = held;
        byte[] chunk = new byte[CHUNK];
        for (int read = rest.read(chunk); read >= 0; read = rest.read(chunk)) {
            written += read;
            checked(written, max);
            write(channel, chunk, read);
        }
        return new ChannelFile(channel);
    }

    private static void checked(long size, long max) throws MalformedFileException {
        if (size > max) {
            throw new MalformedFileException("it has more than the " + max + " bytes that are read");
        }
    }

    private static void write(FileChannel channel, byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }

    /** Made when it is first needed; nameless from then on where the system allows that, so that no crash leaves it behind. */
    private static final class TemporaryFile {
        private FileChannel[] open = {};

        FileChannel emptied() throws IOException {
            if (open.length == 0) {
                open = new FileChannel[] {create()};
            }
            open[0].truncate(0);
            return open[0].position(0);
        }

        private static FileChannel create() throws IOException {
            Path path = Files.createTempFile("trust-", ".spool");
            try {
                return FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            } finally {
                removeName(path);
            }
        }

        private static void removeName(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // Where open files keep their names, it goes when it is closed.
            }
        }

        void close() throws IOException {
            if (open.length > 0) {
                open[0].close();
                open = new FileChannel[0];
            }
        }
    }
}
