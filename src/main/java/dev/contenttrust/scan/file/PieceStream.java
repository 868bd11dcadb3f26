package dev.contenttrust.scan.file;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;
import java.io.InputStream;

/** A part of a file as a stream. */
final class PieceStream extends InputStream {
    private final FileBytes file;
    private final byte[] buffer;
    private final long end;
    private long next;
    private int at;
    private int held;

    PieceStream(FileBytes file, long position, long length, int bufferSize) {
        this.file = file;
        this.next = position;
        this.end = position + length;
        this.buffer = new byte[bufferSize];
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int read = Math.min(length, held - at);
        System.arraycopy(buffer, at, into, offset, read);
        at += read;
        return read;
    }

    private boolean fill() throws IOException {
        if (at < held) {
            return true;
        }
        int wanted = (int) Math.min(buffer.length, end - next);
        held = wanted <= 0 ? 0 : file.read(next, buffer, 0, wanted);
        next += held;
        at = 0;
        return held > 0;
    }
}
