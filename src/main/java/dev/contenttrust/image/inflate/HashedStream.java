package dev.contenttrust.image.inflate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Hashes what is read of a stream. */
public final class HashedStream extends FilterInputStream {
    private static final int SKIPPED_AT_ONCE = 64 << 10;

    private final MessageDigest hasher;

    public HashedStream(InputStream in, MessageDigest hasher) {
        super(in);
        this.hasher = hasher;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        if (n > 0) {
            hasher.update(into, offset, n);
        }
        return n;
    }

    /** What is hashed must be read. */
    @Override
    public long skip(long length) throws IOException {
        return readNBytes((int) Math.min(length, SKIPPED_AT_ONCE)).length;
    }
}
