package dev.contenttrust.vulndb.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails where it is longer than it may be. */
final class Bounded extends FilterInputStream {
    private final long max;
    private long read;

    Bounded(InputStream in, long max) {
        super(in);
        this.max = max;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int n = super.read(buffer, from, length);
        count(n);
        return n;
    }

    private void count(int bytes) throws IOException {
        read += Math.max(0, bytes);
        if (read > max) {
            throw new IOException("it is longer than " + max + " bytes");
        }
    }
}
