package dev.contenttrust.scan.catalog;

import java.nio.ByteBuffer;

/** The first bytes of a file. */
public final class Head {
    /** Enough for every magic number that is looked for. */
    public static final int LENGTH = 16;

    private final byte[] bytes;
    private final int length;

    /** @param bytes stay the caller's, and are looked at until the next file */
    public Head(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** The first four bytes, big-endian; 0 of a shorter file. */
    public int magic() {
        return length < Integer.BYTES ? 0 : ByteBuffer.wrap(bytes).getInt();
    }
}
