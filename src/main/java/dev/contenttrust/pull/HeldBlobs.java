package dev.contenttrust.pull;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.ImageFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Verified blobs in a spool, held until the archive that is made of them is done; if it is not, they are kept. */
final class HeldBlobs implements AutoCloseable {
    private final Map<Digest, PartialFile> files = new ConcurrentHashMap<>();

    /** Fetches blobs, or what lacks of them. */
    static HeldBlobs fetch(Spool spool, List<Descriptor> blobs, Transfer transfer) {
        HeldBlobs held = new HeldBlobs();
        try {
            transfer.each(blobs, blob -> held.fetch(spool, blob, transfer));
            return held;
        } catch (Throwable e) {
            held.close();
            throw e;
        }
    }

    private void fetch(Spool spool, Descriptor blob, Transfer transfer) {
        try {
            PartialFile file = spool.claim(blob);
            files.put(blob.digest(), file);
            transfer.complete(file, blob);
        } catch (IOException e) {
            throw ImageFileException.writing(spool.directory(), e);
        }
    }

    /** The file of a blob, its bytes from 0 on. */
    FileChannel channel(Descriptor blob) {
        return Objects.requireNonNull(files.get(blob.digest())).channel();
    }

    InputStream open(Descriptor blob) {
        return new ChannelStream(channel(blob));
    }

    byte[] bytes(Descriptor blob) throws IOException {
        try (InputStream in = open(blob)) {
            return in.readNBytes((int) blob.size());
        }
    }

    /** Removes them from the spool. */
    void discard() throws IOException {
        for (PartialFile file : files.values()) {
            file.discard();
        }
    }

    @Override
    public void close() {
        for (PartialFile file : files.values()) {
            try {
                file.close();
            } catch (IOException e) {
                // It lies in the spool under its owner's name; the next run finds it all the same.
            }
        }
    }

    /** Reads a channel from its start, and leaves its position and the channel as they are. */
    private static final class ChannelStream extends InputStream {
        private final FileChannel channel;
        private long position;

        ChannelStream(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = channel.read(ByteBuffer.wrap(into, offset, length), position);
            position += Math.max(n, 0);
            return n;
        }
    }
}
