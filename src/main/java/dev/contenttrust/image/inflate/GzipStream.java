package dev.contenttrust.image.inflate;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a gzip file holds (RFC 1952): one member after another, and zeros at the end, as tape tools leave them. The JDK's own
 * reader takes the end of what is buffered for the end of the file, so that members after it are lost. For one thread.
 */
final class GzipStream extends FilterInputStream {
    private static final int BUFFER = 64 << 10;

    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xe0;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private boolean inMember;
    private boolean ended;

    GzipStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (!ended) {
                if (!inMember) {
                    beginMember();
                } else {
                    int n = inflate(into, offset, length);
                    if (n > 0) {
                        return n;
                    }
                }
            }
            return -1;
        } catch (EOFException e) {
            throw new BrokenCompressionException("its gzip stream ends early", e);
        }
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            int n = inflater.inflate(into, offset, length);
            crc.update(into, offset, n);
            if (inflater.finished()) {
                at = end - inflater.getRemaining();
                endMember();
            } else if (n == 0 && inflater.needsDictionary()) {
                throw new BrokenCompressionException("its gzip stream asks for a dictionary");
            } else if (n == 0 && inflater.needsInput()) {
                fill();
                inflater.setInput(buffer, 0, end);
            }
            return n;
        } catch (DataFormatException e) {
            throw new BrokenCompressionException("its gzip stream is broken: " + e.getMessage(), e);
        }
    }

    private void beginMember() throws IOException {
        int first = next();
        while (first == 0) {
            first = next();
        }
        if (first < 0) {
            ended = true;
            return;
        }
        if (first != 0x1f || require() != 0x8b || require() != DEFLATE) {
            throw new BrokenCompressionException("its gzip stream is followed by something else");
        }
        skipHeader(require());
        inflater.reset();
        inflater.setInput(buffer, at, end - at);
        crc.reset();
        inMember = true;
    }

    /** Time, name and the like say nothing that is needed here, and may be of any length. */
    private void skipHeader(int flags) throws IOException {
        if ((flags & RESERVED) != 0) {
            throw new BrokenCompressionException("its gzip stream has flags that nobody defined");
        }
        pass(6);
        if ((flags & EXTRA) != 0) {
            pass(little(2));
        }
        passText(flags & NAME);
        passText(flags & COMMENT);
        if ((flags & HEADER_CRC) != 0) {
            pass(2);
        }
    }

    /** Up to a zero. */
    private void passText(int flag) throws IOException {
        int next = flag;
        while (next != 0) {
            next = require();
        }
    }

    private void endMember() throws IOException {
        long expected = little(4);
        long length = little(4);
        if (expected != crc.getValue() || length != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new BrokenCompressionException("its gzip stream does not match its own checksum");
        }
        inMember = false;
    }

    private void pass(long bytes) throws IOException {
        for (long i = 0; i < bytes; i++) {
            require();
        }
    }

    private long little(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) require() << (8 * i);
        }
        return value;
    }

    private int require() throws IOException {
        int next = next();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }

    private int next() throws IOException {
        if (at == end && !refill()) {
            return -1;
        }
        return buffer[at++] & 0xff;
    }

    private void fill() throws IOException {
        if (!refill()) {
            throw new EOFException();
        }
    }

    private boolean refill() throws IOException {
        at = 0;
        end = Math.max(in.read(buffer, 0, BUFFER), 0);
        return end > 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        super.close();
    }
}
