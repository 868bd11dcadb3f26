package dev.contenttrust.scan.elf;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A stretch of a file, read as numbers. It is as long as the file allows, however much was asked for. */
final class Words {
    private final ByteBuffer bytes;

    private Words(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static Words of(FileBytes file, long position, long length, boolean bigEndian) throws IOException {
        byte[] read = bytes(file, position, length, Integer.MAX_VALUE - 8);
        return new Words(ByteBuffer.wrap(read).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
    }

    /** What the file has of a stretch, at most {@code limit} bytes of it; nothing where it begins outside of the file. */
    static byte[] bytes(FileBytes file, long position, long length, int limit) throws IOException {
        if (position < 0 || length <= 0 || position >= file.size()) {
            return new byte[0];
        }
        byte[] read = new byte[(int) Math.min(limit, Math.min(length, file.size() - position))];
        int filled = 0;
        while (filled < read.length) {
            int n = file.read(position + filled, read, filled, read.length - filled);
            if (n <= 0) {
                return Arrays.copyOf(read, filled);
            }
            filled += n;
        }
        return read;
    }

    int length() {
        return bytes.limit();
    }

    int u16(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    long u32(int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }

    /** An offset, address or size: 8 bytes in wide files, else 4. One that is negative is past the end of any file. */
    long word(int at, boolean wide) {
        return wide ? bytes.getLong(at) : u32(at);
    }
}
