package dev.contenttrust.scan.file;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;

/** A part of another file, as a file. */
public final class SliceFile implements FileBytes {
    private final FileBytes whole;
    private final long start;
    private final long size;

    /** @throws MalformedFileException if the other file does not have that part */
    public SliceFile(FileBytes whole, long start, long size) throws MalformedFileException {
        if (start < 0 || size < 0 || start > whole.size() - size) {
            throw new MalformedFileException(
                    size + " bytes at offset " + start + " are not in a file of " + whole.size());
        }
        this.whole = whole;
        this.start = start;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
        if (position < 0 || position >= size) {
            return 0;
        }
        return whole.read(start + position, into, offset, (int) Math.min(length, size - position));
    }
}
