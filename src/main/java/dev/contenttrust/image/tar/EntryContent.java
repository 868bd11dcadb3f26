package dev.contenttrust.image.tar;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** One entry's content for a visitor: gone after the visit. */
final class EntryContent extends FilterInputStream {
    private boolean closed;

    EntryContent(InputStream content) {
        super(content);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (closed) {
            throw new IllegalStateException("an entry's content read after the visit");
        }
        return super.read(into, offset, length);
    }

    @Override
    public void close() {
        closed = true;
    }
}
