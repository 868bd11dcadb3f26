package dev.contenttrust.trusted;

import dev.contenttrust.transport.NetworkException;
import java.io.InputStream;

/** Bytes up to a point where the connection breaks. */
public final class BrokenStream extends InputStream {
    private final byte[] bytes;
    private final int end;
    private int position;

    /** Breaks before the byte at {@code end}. */
    public BrokenStream(byte[] bytes, long offset, long end) {
        this.bytes = bytes;
        this.position = (int) offset;
        this.end = (int) Math.min(end, bytes.length);
    }

    @Override
    public int read() {
        if (position >= end) {
            throw new NetworkException("the connection broke", "at byte " + position, "", null);
        }
        return bytes[position++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (position >= end) {
            return read();
        }
        int n = Math.min(length, end - position);
        System.arraycopy(bytes, position, into, offset, n);
        position += n;
        return n;
    }
}
