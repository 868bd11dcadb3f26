package dev.contenttrust.image.inflate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read of a stream that others close. */
public final class CountedStream extends FilterInputStream {
    private static final int BUFFER = 64 << 10;

    private long count;

    public CountedStream(InputStream in) {
        super(in);
    }

    public long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        count += Math.max(n, 0);
        return n;
    }

    /** Reads what is left: a stream that checks itself does so at its end. */
    public void drain() throws IOException {
        byte[] buffer = new byte[BUFFER];
        int n = 0;
        while (n >= 0) {
            n = read(buffer, 0, BUFFER);
        }
    }

    @Override
    public void close() {}
}
