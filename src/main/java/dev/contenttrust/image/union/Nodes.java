package dev.contenttrust.image.union;

import dev.contenttrust.image.layer.LayerEntry.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The paths of a file system, some seventy bytes each: a tree in arrays, found by parent and name. A path that is taken away
 * keeps its number, and is absent.
 */
final class Nodes {
    static final int ROOT = 0;
    static final int NONE = -1;

    /** Twice the entries that one layer may have. */
    static final int MAX = 4_000_000;

    private static final int UNLINKED = -2;

    private static final int PARENT = 0;
    private static final int NAME = 1;
    private static final int FIRST_CHILD = 2;
    private static final int NEXT_SIBLING = 3;
    private static final int NEXT_IN_BUCKET = 4;
    private static final int DETAIL = 5;
    /** Kind and mode: the mode's twelve bits, above them the kind. */
    private static final int STATE = 6;
    /** Layer and length of the path: the lower half is the length. */
    private static final int ORIGIN = 7;

    private static final int MODE_BITS = 12;
    private static final int MODE_MASK = (1 << MODE_BITS) - 1;
    private static final int HALF_MASK = 0xffff;

    private static final List<Kind> KINDS = List.of(Kind.values());

    private final ByteStore names = new ByteStore();
    private final ByteStore targets = new ByteStore();
    private final long secret = ThreadLocalRandom.current().nextLong() | 1;

    private final Rows rows = new Rows(8);
    private int[] buckets = new int[64];

    Nodes() {
        Arrays.fill(buckets, NONE);
        add(ROOT, new byte[0], names.add(new byte[0]), 0);
        rows.set(ROOT, NEXT_SIBLING, NONE);
        set(ROOT, Kind.DIRECTORY, 0, 0755, NONE);
    }

    /** How many there are, absent ones included; their numbers are those below. */
    int count() {
        return rows.count();
    }

    /** The node of that name, present or absent; {@link #NONE} if there never was one. */
    int find(int parent, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int node = buckets[bucket(parent, bytes)];
        while (node != NONE && !(parent(node) == parent && names.equals(rows.get(node, NAME), bytes))) {
            node = rows.get(node, NEXT_IN_BUCKET);
        }
        return node;
    }

    /** A new absent node, or {@link #NONE} if there is no room for one. */
    int add(int parent, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int at = rows.count() == MAX ? ByteStore.FULL : names.add(bytes);
        return at == ByteStore.FULL
                ? NONE
                : add(parent, bytes, at, pathLength(parent) + (parent == ROOT ? 0 : 1) + name.length());
    }

    private int add(int parent, byte[] name, int at, int pathLength) {
        int node = rows.add();
        rows.set(node, PARENT, parent);
        rows.set(node, NAME, at);
        rows.set(node, FIRST_CHILD, NONE);
        rows.set(node, NEXT_SIBLING, UNLINKED);
        rows.set(node, DETAIL, NONE);
        rows.set(node, ORIGIN, pathLength);
        if (node >= buckets.length) {
            rehash();
        } else {
            enter(node, name);
        }
        return node;
    }

    private void rehash() {
        buckets = new int[2 * buckets.length];
        Arrays.fill(buckets, NONE);
        for (int node = 0; node < rows.count(); node++) {
            enter(node, names.bytes(rows.get(node, NAME)));
        }
    }

    private void enter(int node, byte[] name) {
        int bucket = bucket(parent(node), name);
        rows.set(node, NEXT_IN_BUCKET, buckets[bucket]);
        buckets[bucket] = node;
    }

    /** With a secret in it: else names could be chosen that all fall into one bucket. */
    private int bucket(int parent, byte[] name) {
        long hash = mix(secret ^ parent);
        for (int i = 0; i < name.length; i += Long.BYTES) {
            long word = 0;
            for (int j = i; j < Math.min(i + Long.BYTES, name.length); j++) {
                word = word << Byte.SIZE | (name[j] & 0xff);
            }
            hash = mix(hash ^ word);
        }
        return (int) (hash >>> Integer.SIZE) & (buckets.length - 1);
    }

    private long mix(long word) {
        long odd = word ^ 0x9e37_79b9_7f4a_7c15L;
        return Math.multiplyHigh(odd, secret) ^ (odd * secret);
    }

    private int kindCode(int node) {
        return rows.get(node, STATE) >>> MODE_BITS;
    }

    boolean isPresent(int node) {
        return node != NONE && kindCode(node) != 0;
    }

    boolean isDirectory(int node) {
        return node != NONE && kindCode(node) == code(Kind.DIRECTORY);
    }

    Optional<Kind> kind(int node) {
        int code = kindCode(node);
        return code == 0 ? Optional.empty() : Optional.of(KINDS.get(code - 1));
    }

    private static int code(Kind kind) {
        return KINDS.indexOf(kind) + 1;
    }

    /** Makes it present, and a child of its parent. */
    void set(int node, Kind kind, int layer, int mode, int detail) {
        rows.set(node, STATE, code(kind) << MODE_BITS | (mode & MODE_MASK));
        rows.set(node, ORIGIN, layer << Short.SIZE | pathLength(node));
        rows.set(node, DETAIL, detail);
        if (nextSibling(node) == UNLINKED) {
            relink(node);
        }
    }

    /** Makes it absent; it stays in its parent's list until that is gone through. */
    void unset(int node) {
        rows.set(node, STATE, mode(node));
        rows.set(node, DETAIL, NONE);
    }

    int firstChild(int node) {
        return rows.get(node, FIRST_CHILD);
    }

    int nextSibling(int node) {
        return rows.get(node, NEXT_SIBLING);
    }

    /** Forgets the list of children: who goes through it puts back those that stay, by {@link #relink}. */
    void clearChildren(int node) {
        rows.set(node, FIRST_CHILD, NONE);
    }

    void unlink(int node) {
        rows.set(node, NEXT_SIBLING, UNLINKED);
    }

    void relink(int node) {
        rows.set(node, NEXT_SIBLING, firstChild(parent(node)));
        rows.set(parent(node), FIRST_CHILD, node);
    }

    int parent(int node) {
        return rows.get(node, PARENT);
    }

    String name(int node) {
        return names.text(rows.get(node, NAME));
    }

    int layer(int node) {
        return rows.get(node, ORIGIN) >>> Short.SIZE;
    }

    int mode(int node) {
        return rows.get(node, STATE) & MODE_MASK;
    }

    int pathLength(int node) {
        return rows.get(node, ORIGIN) & HALF_MASK;
    }

    /** A file's content, or where the target of a symbolic link is stored; else {@link #NONE}. */
    int detail(int node) {
        return rows.get(node, DETAIL);
    }

    /** Where the target is stored from now on; {@link #NONE} if there is no room. */
    int addTarget(String target) {
        return targets.add(target.getBytes(StandardCharsets.UTF_8));
    }

    /** Where a symbolic link leads. */
    String target(int node) {
        return targets.text(detail(node));
    }

    String path(int node) {
        String[] parts = new String[depth(node)];
        int at = node;
        for (int i = parts.length - 1; i >= 0; i--) {
            parts[i] = name(at);
            at = parent(at);
        }
        return String.join("/", parts);
    }

    private int depth(int node) {
        int depth = 0;
        for (int at = node; at != ROOT; at = parent(at)) {
            depth++;
        }
        return depth;
    }
}
