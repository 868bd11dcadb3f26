package dev.contenttrust.image.tar;

import dev.contenttrust.image.inflate.PieceStream;
import dev.contenttrust.image.inflate.ReadingStoppedException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** The bytes of an archive as it is read, held to the limits. For one thread. */
public final class TarSource extends PieceStream {
    private static final int BUFFER = 256 << 10;
    private static final long UNBOUNDED = Long.MAX_VALUE;

    private final InputStream in;
    private final int headerBytes;
    private final Duration work;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long passed;
    private long allowance = UNBOUNDED;
    private long idleNanos;
    private final long startNanos = System.nanoTime();

    /**
     * @param headerBytes between one entry's content and the next, held in memory
     * @param work time that may be spent on the archive; time spent waiting for its bytes apart
     */
    public TarSource(InputStream in, int headerBytes, Duration work) {
        this.in = in;
        this.headerBytes = headerBytes;
        this.work = work;
    }

    /** Bytes read so far. */
    public long position() {
        return passed - (end - at);
    }

    /** Headers come next: of these only so much. */
    void beginHeaders() {
        allowance = position() + headerBytes;
    }

    /** Content comes next: of this any length. */
    void beginContent() {
        allowance = UNBOUNDED;
    }

    /** @throws ReadingStoppedException if it has taken too long */
    void checkTime() throws ReadingStoppedException {
        if (System.nanoTime() - startNanos - idleNanos > work.toNanos()) {
            throw new ReadingStoppedException("it takes more than " + work.toMinutes() + " minutes to read");
        }
    }

    /** The next block; empty at the end. */
    Optional<byte[]> block() throws IOException {
        byte[] block = new byte[TarHeader.BLOCK];
        int n = readNBytes(block, 0, block.length);
        if (n > 0 && n < block.length) {
            throw new BrokenArchiveException("it ends in the middle of a header");
        }
        return n == 0 ? Optional.empty() : Optional.of(block);
    }

    /** So many bytes, and passes over what fills their last block. */
    byte[] blocks(long length) throws IOException {
        if (length > headerBytes) {
            throw new BrokenArchiveException("a header is longer than " + headerBytes + " bytes");
        }
        byte[] bytes = readNBytes((int) length);
        if (bytes.length < length) {
            throw new BrokenArchiveException("it ends in the middle of a header");
        }
        skip((TarHeader.BLOCK - length % TarHeader.BLOCK) % TarHeader.BLOCK);
        return bytes;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (at == end && !fill()) {
            return -1;
        }
        int n = Math.min(length, end - at);
        System.arraycopy(buffer, at, into, offset, n);
        advance(n);
        return n;
    }

    @Override
    public long skip(long length) throws IOException {
        long left = Math.max(length, 0);
        int buffered = (int) Math.min(left, end - at);
        advance(buffered);
        left -= buffered;
        long n = 1;
        while (left > 0 && n > 0) {
            n = jump(left);
            left -= n;
        }
        return Math.max(length, 0) - left;
    }

    /** Passes over bytes that are not buffered. */
    private long jump(long length) throws IOException {
        checkTime();
        long before = System.nanoTime();
        long n = in.skip(length);
        idleNanos += System.nanoTime() - before;
        passed += n;
        advance(0);
        return n;
    }

    private void advance(int n) throws BrokenArchiveException {
        at += n;
        if (position() > allowance) {
            throw new BrokenArchiveException("a header is longer than " + headerBytes + " bytes");
        }
    }

    private boolean fill() throws IOException {
        checkTime();
        long before = System.nanoTime();
        at = 0;
        end = Math.max(in.read(buffer, 0, BUFFER), 0);
        idleNanos += System.nanoTime() - before;
        passed += end;
        return end > 0;
    }

    /** What follows the archive: part of what the digest covers. */
    public void drain() throws IOException {
        beginContent();
        skip(Long.MAX_VALUE);
    }
}
