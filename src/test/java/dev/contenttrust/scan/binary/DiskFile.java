package dev.contenttrust.scan.binary;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** A file of this machine. */
final class DiskFile implements FileBytes, AutoCloseable {
    private final FileChannel channel;
    private final long size;

    private DiskFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    static Optional<Recognition> recognise(BinaryScanner scanner, Path path) throws IOException {
        try (DiskFile file = new DiskFile(FileChannel.open(path))) {
            return scanner.recognise(file);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
        return Math.max(0, channel.read(ByteBuffer.wrap(into, offset, length), position));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
