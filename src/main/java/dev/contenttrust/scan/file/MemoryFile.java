package dev.contenttrust.scan.file;

import dev.contenttrust.image.layer.FileBytes;

/** A file in memory. */
public final class MemoryFile implements FileBytes {
    private final byte[] bytes;
    private final int size;

    /** Takes over the array. */
    public MemoryFile(byte[] bytes) {
        this(bytes, bytes.length);
    }

    MemoryFile(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) {
        if (position < 0 || position >= size) {
            return 0;
        }
        int read = (int) Math.min(length, size - position);
        System.arraycopy(bytes, (int) position, into, offset, read);
        return read;
    }
}
