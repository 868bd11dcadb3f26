package dev.contenttrust.image.layer;

import java.io.IOException;

/** The bytes of one file, to be read anywhere in it. What the file says of itself is not to be trusted: every read is bounded. */
public interface FileBytes {
    /** In bytes. */
    long size();

    /**
     * Reads up to {@code length} bytes at a position.
     *
     * @return how many were read: fewer than asked for only where the file ends; 0 at or past its end
     */
    int read(long position, byte[] into, int offset, int length) throws IOException;
}
