package dev.contenttrust.image.union;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Names and targets of links, one after another in one array: millions of them would not fit as objects. */
final class ByteStore {
    /** In bytes: two million names of a hundred. */
    private static final int MAX = 256 << 20;

    private static final int LENGTH = 2;
    static final int TEXT_MAX = 0xffff;
    static final int FULL = -1;

    private byte[] bytes = new byte[1 << 12];
    private int end;

    /** Where the text lies from now on; {@link #FULL} if there is no room. */
    int add(byte[] text) {
        int at = end;
        if (text.length > MAX - LENGTH - end) {
            return FULL;
        }
        int needed = end + LENGTH + text.length;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(MAX, Math.max(needed, bytes.length + bytes.length / 2)));
        }
        bytes[at] = (byte) (text.length >> 8);
        bytes[at + 1] = (byte) text.length;
        System.arraycopy(text, 0, bytes, at + LENGTH, text.length);
        end = needed;
        return at;
    }

    boolean equals(int at, byte[] text) {
        return length(at) == text.length
                && Arrays.equals(bytes, at + LENGTH, at + LENGTH + text.length, text, 0, text.length);
    }

    String text(int at) {
        return new String(bytes, at + LENGTH, length(at), StandardCharsets.UTF_8);
    }

    private int length(int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }
}
