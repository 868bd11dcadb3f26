package dev.contenttrust.scan.file;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads pieces of a file whose own word on where they lie is not to be trusted. */
public final class Pieces {
    private static final int BUFFER = 32 << 10;

    private Pieces() {}

    /**
     * Exactly these bytes, in big-endian order until told otherwise.
     *
     * @throws MalformedFileException if the file does not have them
     */
    public static ByteBuffer exactly(FileBytes file, long position, int length) throws IOException {
        if (length < 0 || position < 0 || position > file.size() - length) {
            throw new MalformedFileException(
                    length + " bytes at offset " + position + " are not in a file of " + file.size());
        }
        return ByteBuffer.wrap(upTo(file, position, length));
    }

    /** These bytes, or those of them that the file has. */
    public static byte[] upTo(FileBytes file, long position, int length) throws IOException {
        int available = (int) Math.max(0, Math.min(length, file.size() - Math.max(0, position)));
        byte[] bytes = new byte[available];
        int read = file.read(position, bytes, 0, available);
        return read == available ? bytes : java.util.Arrays.copyOf(bytes, read);
    }

    /**
     * The whole file.
     *
     * @throws MalformedFileException if it is larger
     */
    public static byte[] whole(FileBytes file, int max) throws IOException {
        if (file.size() > max) {
            throw new MalformedFileException("it has " + file.size() + " bytes, and no more than " + max + " are read");
        }
        return upTo(file, 0, (int) file.size());
    }

    /** The whole file as text; what is not UTF-8 becomes replacement characters. */
    public static String text(FileBytes file, int max) throws IOException {
        return new String(whole(file, max), StandardCharsets.UTF_8);
    }

    /** The bytes of a part of the file, one after the other. */
    public static InputStream stream(FileBytes file, long position, long length) {
        return new PieceStream(file, position, Math.max(0, Math.min(length, file.size() - position)), BUFFER);
    }

    /** Looks for a piece of bytes from a position on; -1 where it is not. */
    public static int find(byte[] in, byte[] what, int from) {
        for (int at = Math.max(0, from); at <= in.length - what.length; at++) {
            if (in[at] == what[0] && java.util.Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }
}
