package dev.contenttrust.image.layer;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;

/**
 * The uncompressed bytes of a layer as its archive is read: hashed in large pieces as they pass, and held to the limits. For
 * one thread.
 */
final class TarSource extends InputStream {
    private static final int BUFFER = 256 << 10;
    private static final long UNBOUNDED = Long.MAX_VALUE;

    private final InputStream in;
    private final Optional<MessageDigest> hasher;
    private final LayerLimits limits;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long passed;
    private long allowance = UNBOUNDED;
    private long idleNanos;
    private final long startNanos = System.nanoTime();

    TarSource(InputStream in, MessageDigest hasher, LayerLimits limits) {
        this(in, Optional.of(hasher), limits);
    }

    private TarSource(InputStream in, Optional<MessageDigest> hasher, LayerLimits limits) {
        this.in = in;
        this.hasher = hasher;
        this.limits = limits;
    }

    /** Nothing is hashed, so that what is skipped need not be read. */
    static TarSource unhashed(InputStream in, LayerLimits limits) {
        return new TarSource(in, Optional.empty(), limits);
    }

    /** Bytes read so far. */
    long position() {
        return passed - (end - at);
    }

    /** Headers come next: of these only so much. */
    void beginHeaders() {
        allowance = position() + limits.headerBytes();
    }

    /** Content comes next: of this any length. */
    void beginContent() {
        allowance = UNBOUNDED;
    }

    /** @throws ReadingStoppedException if it has taken too long */
    void checkTime() throws ReadingStoppedException {
        if (System.nanoTime() - startNanos - idleNanos > limits.work().toNanos()) {
            throw new ReadingStoppedException(
                    "it takes more than " + limits.work().toMinutes() + " minutes to read");
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
        if (length > limits.headerBytes()) {
            throw new BrokenArchiveException("a header is longer than " + limits.headerBytes() + " bytes");
        }
        byte[] bytes = readNBytes((int) length);
        if (bytes.length < length) {
            throw new BrokenArchiveException("it ends in the middle of a header");
        }
        skip((TarHeader.BLOCK - length % TarHeader.BLOCK) % TarHeader.BLOCK);
        return bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
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
        long left = length;
        if (hasher.isEmpty() && left > end - at) {
            left -= jump(left - (end - at));
        }
        while (left > 0 && (at < end || fill())) {
            int n = (int) Math.min(left, end - at);
            advance(n);
            left -= n;
        }
        return Math.max(length, 0) - Math.max(left, 0);
    }

    /** What is buffered is passed over first, then so many bytes unread. */
    private long jump(long length) throws IOException {
        int buffered = end - at;
        advance(buffered);
        long n = in.skip(length);
        passed += n;
        return buffered + n;
    }

    private void advance(int n) throws BrokenArchiveException {
        at += n;
        if (position() > allowance) {
            throw new BrokenArchiveException("a header is longer than " + limits.headerBytes() + " bytes");
        }
    }

    private boolean fill() throws IOException {
        checkTime();
        long before = System.nanoTime();
        at = 0;
        end = Math.max(in.read(buffer, 0, BUFFER), 0);
        idleNanos += System.nanoTime() - before;
        passed += end;
        hasher.ifPresent(hash -> hash.update(buffer, 0, end));
        return end > 0;
    }

    /** What follows the archive: part of what the digest covers. */
    void drain() throws IOException {
        beginContent();
        skip(Long.MAX_VALUE);
    }
}
