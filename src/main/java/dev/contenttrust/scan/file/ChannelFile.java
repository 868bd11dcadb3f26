package dev.contenttrust.scan.file;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file on disk. */
public final class ChannelFile implements FileBytes {
    private final FileChannel channel;
    private final long size;

    /** @param channel stays the caller's to close */
    public ChannelFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
        if (position < 0 || position >= size) {
            return 0;
        }
        ByteBuffer buffer = ByteBuffer.wrap(into, offset, (int) Math.min(length, size - position));
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position() - offset) >= 0) {
            // One call may read less than is there.
        }
        return buffer.position() - offset;
    }
}
