package dev.contenttrust.image.union;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Names and targets of links, one after another in pages: millions of them would not fit as objects. */
final class ByteStore {
    static final int FULL = -1;

    private static final int PAGE_BITS = 20;
    private static final int PAGE = 1 << PAGE_BITS;

    /** 256 MiB: two million names of a hundred bytes. */
    private static final int PAGES_MAX = 256;

    private static final int LENGTH = 2;
    private static final int TEXT_MAX = 0xffff;

    private byte[][] pages = new byte[4][];
    private int page = -1;
    private int end = PAGE;

    /** Where the text lies from now on; {@link #FULL} if there is no room. */
    int add(byte[] text) {
        if (text.length > TEXT_MAX || (text.length + LENGTH > PAGE - end && !nextPage())) {
            return FULL;
        }
        int at = end;
        byte[] bytes = pages[page];
        bytes[at] = (byte) (text.length >> 8);
        bytes[at + 1] = (byte) text.length;
        System.arraycopy(text, 0, bytes, at + LENGTH, text.length);
        end += LENGTH + text.length;
        return (page << PAGE_BITS) + at;
    }

    private boolean nextPage() {
        if (page + 1 == PAGES_MAX) {
            return false;
        }
        page++;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, 2 * page);
        }
        pages[page] = new byte[PAGE];
        end = 0;
        return true;
    }

    boolean equals(int place, byte[] text) {
        byte[] bytes = pages[place >>> PAGE_BITS];
        int at = place & (PAGE - 1);
        return length(bytes, at) == text.length
                && Arrays.equals(bytes, at + LENGTH, at + LENGTH + text.length, text, 0, text.length);
    }

    byte[] bytes(int place) {
        byte[] bytes = pages[place >>> PAGE_BITS];
        int at = place & (PAGE - 1);
        return Arrays.copyOfRange(bytes, at + LENGTH, at + LENGTH + length(bytes, at));
    }

    String text(int place) {
        return new String(bytes(place), StandardCharsets.UTF_8);
    }

    private static int length(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }
}
