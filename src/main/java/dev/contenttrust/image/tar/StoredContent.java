package dev.contenttrust.image.tar;

import dev.contenttrust.image.inflate.PieceStream;
import java.io.IOException;
import java.util.Objects;

/** What an archive holds for one entry: so many bytes of it, for the time of the visit. */
final class StoredContent extends PieceStream {
    private final TarSource source;
    private long left;

    StoredContent(TarSource source, long length) {
        this.source = source;
        this.left = length;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0 || left == 0) {
            return left == 0 && length > 0 ? -1 : 0;
        }
        int n = source.read(into, offset, (int) Math.min(length, left));
        if (n < 0) {
            throw new BrokenArchiveException("it ends in the middle of a file");
        }
        left -= n;
        return n;
    }

    @Override
    public long skip(long length) throws IOException {
        long n = source.skip(Math.min(length, left));
        left -= n;
        return n;
    }

    /** Passes over what was not read. */
    void finish() throws IOException {
        skip(left);
        if (left > 0) {
            throw new BrokenArchiveException("it ends in the middle of a file");
        }
    }
}
