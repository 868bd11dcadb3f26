package dev.contenttrust.image.union;

import java.util.Arrays;

/** The contents of files, each known by its place in a layer and by how many names lead to it. */
final class Contents {
    /** As many as there may be paths. */
    static final int MAX = Nodes.MAX;

    static final int NONE = -1;

    private short[] layers = new short[64];
    private int[] entries = new int[64];
    private long[] sizes = new long[64];
    private int[] names = new int[64];
    private int count;

    /** A content that one name leads to, or {@link #NONE} if there is no room for it. */
    int add(int layer, int entry, long size) {
        if (count == MAX) {
            return NONE;
        }
        if (count == names.length) {
            int more = Math.min(MAX, count + count / 2);
            layers = Arrays.copyOf(layers, more);
            entries = Arrays.copyOf(entries, more);
            sizes = Arrays.copyOf(sizes, more);
            names = Arrays.copyOf(names, more);
        }
        layers[count] = (short) layer;
        entries[count] = entry;
        sizes[count] = size;
        names[count] = 1;
        return count++;
    }

    int layer(int content) {
        return layers[content];
    }

    int entry(int content) {
        return entries[content];
    }

    long size(int content) {
        return sizes[content];
    }

    void link(int content) {
        names[content]++;
    }

    /** Takes one name away; whether it was the last. */
    boolean unlink(int content) {
        return --names[content] == 0;
    }
}
