package dev.contenttrust.image.union;

/** The contents of files, each known by its place in a layer and by how many names lead to it. */
final class Contents {
    /** As many as there may be paths. */
    static final int MAX = Nodes.MAX;

    static final int NONE = -1;

    private static final int LAYER = 0;
    private static final int ENTRY = 1;
    private static final int SIZE_HIGH = 2;
    private static final int SIZE_LOW = 3;
    private static final int NAMES = 4;

    private final Rows rows = new Rows(5);

    /** A content that one name leads to, or {@link #NONE} if there is no room for it. */
    int add(int layer, int entry, long size) {
        if (rows.count() == MAX) {
            return NONE;
        }
        int content = rows.add();
        rows.set(content, LAYER, layer);
        rows.set(content, ENTRY, entry);
        rows.set(content, SIZE_HIGH, (int) (size >>> Integer.SIZE));
        rows.set(content, SIZE_LOW, (int) size);
        rows.set(content, NAMES, 1);
        return content;
    }

    int layer(int content) {
        return rows.get(content, LAYER);
    }

    int entry(int content) {
        return rows.get(content, ENTRY);
    }

    long size(int content) {
        return (long) rows.get(content, SIZE_HIGH) << Integer.SIZE
                | Integer.toUnsignedLong(rows.get(content, SIZE_LOW));
    }

    void link(int content) {
        rows.set(content, NAMES, rows.get(content, NAMES) + 1);
    }

    /** Takes one name away; whether it was the last. */
    boolean unlink(int content) {
        rows.set(content, NAMES, rows.get(content, NAMES) - 1);
        return rows.get(content, NAMES) == 0;
    }
}
