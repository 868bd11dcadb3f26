package dev.contenttrust.image.union;

import java.util.Arrays;

/** A table of numbers that grows by pages: nothing is copied as it grows, so that it needs no more memory than it holds. */
final class Rows {
    private static final int PAGE_BITS = 12;
    private static final int PAGE_ROWS = 1 << PAGE_BITS;

    private final int columns;
    private int[][] pages = new int[16][];
    private int count;

    Rows(int columns) {
        this.columns = columns;
    }

    int count() {
        return count;
    }

    /** A new row of zeros. */
    int add() {
        int page = count >>> PAGE_BITS;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, 2 * page);
        }
        if (count % PAGE_ROWS == 0) {
            pages[page] = new int[PAGE_ROWS * columns];
        }
        return count++;
    }

    int get(int row, int column) {
        return pages[row >>> PAGE_BITS][(row & (PAGE_ROWS - 1)) * columns + column];
    }

    void set(int row, int column, int value) {
        pages[row >>> PAGE_BITS][(row & (PAGE_ROWS - 1)) * columns + column] = value;
    }

    void clear() {
        pages = new int[16][];
        count = 0;
    }
}
