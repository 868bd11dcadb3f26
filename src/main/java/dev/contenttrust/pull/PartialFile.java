package dev.contenttrust.pull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;

/** A file of a {@link Spool}: closed, it is kept for the next run; published or discarded, it is gone from the spool. */
final class PartialFile implements AutoCloseable {
    private static final int BUFFER = 256 << 10;

    private final Path own;
    private final Path free;
    private final FileChannel channel;
    private boolean settled;

    PartialFile(Path own, Path free, FileChannel channel) {
        this.own = own;
        this.free = free;
        this.channel = channel;
    }

    FileChannel channel() {
        return channel;
    }

    long length() throws IOException {
        return channel.size();
    }

    /** Where it lies, for messages. */
    Path path() {
        return own;
    }

    /** Feeds all that is there to a hasher, and stands at its end. */
    void hash(MessageDigest hasher) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        channel.position(0);
        while (channel.read(buffer) >= 0) {
            hasher.update(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
    }

    /** Drops what is there. */
    void restart() throws IOException {
        channel.truncate(0);
        channel.position(0);
    }

    void append(byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Makes it durable and gives it its final name, in place of whatever has that. */
    void publish(Path target) throws IOException {
        channel.force(false);
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.move(own, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        settled = true;
        channel.close();
    }

    void discard() throws IOException {
        settled = true;
        Files.deleteIfExists(own);
        channel.close();
    }

    /**
     * Unlocked before it is renamed, so that who finds it free can lock it. A process that takes it for abandoned in between has it
     * rightly: nobody writes to it any more.
     */
    @Override
    public void close() throws IOException {
        if (settled) {
            return;
        }
        settled = true;
        channel.close();
        try {
            Files.move(own, free, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            // Taken.
        }
    }
}
