package dev.contenttrust.crypto;

/**
 * Whether bytes have the outer form of DER (X.690, section 10): one value and nothing after it, definite lengths in their
 * shortest form, strings in one piece. Judged before the library reads them, and without its recursion, which would follow
 * hostile nesting until the stack ends.
 */
final class DerShape {
    /** A certificate nests about ten deep. */
    static final int DEPTH_MAX = 32;

    private static final int CONSTRUCTED = 0x20;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int NOT_UNIVERSAL = 0xc0;
    private static final int LONG_TAG = 0x1f;
    private static final int LENGTH_BYTES_MAX = 3;

    private final byte[] der;
    private final int[] ends = new int[DEPTH_MAX];
    private int depth;
    private int at;

    private DerShape(byte[] der) {
        this.der = der;
        this.ends[0] = der.length;
    }

    static boolean isOneValue(byte[] der) {
        return new DerShape(der).isOneValue();
    }

    private boolean isOneValue() {
        int outermost = 0;
        while (at < der.length) {
            while (at == ends[depth]) {
                depth--;
            }
            outermost += depth == 0 ? 1 : 0;
            if (outermost > 1 || !readValue()) {
                return false;
            }
        }
        return outermost == 1;
    }

    /** Steps over a primitive value, or into a constructed one. */
    private boolean readValue() {
        int tag = der[at++] & 0xff;
        int length = readLength();
        if (length < 0 || length > ends[depth] - at || (tag & LONG_TAG) == LONG_TAG) {
            return false;
        }
        if ((tag & CONSTRUCTED) == 0) {
            at += length;
            return true;
        }
        boolean known = tag == SEQUENCE || tag == SET || (tag & NOT_UNIVERSAL) != 0;
        if (!known || depth + 1 == DEPTH_MAX) {
            return false;
        }
        ends[++depth] = at + length;
        return true;
    }

    /** The length, or a negative number where it is not in its one form. */
    private int readLength() {
        if (at == ends[depth]) {
            return -1;
        }
        int first = der[at++] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int bytes = first & 0x7f;
        if (bytes == 0 || bytes > LENGTH_BYTES_MAX || bytes > ends[depth] - at || der[at] == 0) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | (der[at++] & 0xff);
        }
        return length < 0x80 ? -1 : length;
    }
}
