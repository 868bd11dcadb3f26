package dev.contenttrust.scan.elf;

import dev.contenttrust.image.layer.FileBytes;

/** A file that is an array of bytes. */
public final class HeldBytes implements FileBytes {
    private final byte[] bytes;

    public HeldBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) {
        if (position >= bytes.length) {
            return 0;
        }
        int n = (int) Math.min(length, bytes.length - position);
        System.arraycopy(bytes, (int) position, into, offset, n);
        return n;
    }
}
