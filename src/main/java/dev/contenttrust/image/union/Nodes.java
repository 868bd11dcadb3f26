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
    private static final List<Kind> KINDS = List.of(Kind.values());

    private final ByteStore names = new ByteStore();
    private final ByteStore targets = new ByteStore();
    private final long secret = ThreadLocalRandom.current().nextLong() | 1;

    private int[] parents = new int[64];
    private int[] nameAt = new int[64];
    private int[] firstChild = new int[64];
    private int[] nextSibling = new int[64];
    private int[] nextInBucket = new int[64];
    private int[] details = new int[64];
    private short[] layers = new short[64];
    private short[] modes = new short[64];
    private short[] pathLengths = new short[64];
    private byte[] kinds = new byte[64];
    private int[] buckets = new int[64];
    private int count;

    Nodes() {
        Arrays.fill(buckets, NONE);
        parents[ROOT] = ROOT;
        nameAt[ROOT] = names.add(new byte[0]);
        firstChild[ROOT] = NONE;
        nextSibling[ROOT] = NONE;
        nextInBucket[ROOT] = NONE;
        details[ROOT] = NONE;
        modes[ROOT] = 0755;
        kinds[ROOT] = code(Kind.DIRECTORY);
        count = 1;
    }

    int count() {
        return count;
    }

    /** The node of that name, present or absent; {@link #NONE} if there never was one. */
    int find(int parent, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int node = buckets[bucket(parent, bytes)];
        while (node != NONE && !(parents[node] == parent && names.equals(nameAt[node], bytes))) {
            node = nextInBucket[node];
        }
        return node;
    }

    /** A new absent node, or {@link #NONE} if there is no room for one. */
    int add(int parent, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int at = count == MAX ? ByteStore.FULL : names.add(bytes);
        if (at == ByteStore.FULL) {
            return NONE;
        }
        int node = count++;
        grow();
        parents[node] = parent;
        nameAt[node] = at;
        firstChild[node] = NONE;
        nextSibling[node] = UNLINKED;
        details[node] = NONE;
        pathLengths[node] = (short) (pathLengths[parent] + (parent == ROOT ? 0 : 1) + name.length());
        int bucket = bucket(parent, bytes);
        nextInBucket[node] = buckets[bucket];
        buckets[bucket] = node;
        return node;
    }

    private void grow() {
        if (count <= parents.length) {
            return;
        }
        int more = Math.min(MAX, count + count / 2);
        parents = Arrays.copyOf(parents, more);
        nameAt = Arrays.copyOf(nameAt, more);
        firstChild = Arrays.copyOf(firstChild, more);
        nextSibling = Arrays.copyOf(nextSibling, more);
        nextInBucket = Arrays.copyOf(nextInBucket, more);
        details = Arrays.copyOf(details, more);
        layers = Arrays.copyOf(layers, more);
        modes = Arrays.copyOf(modes, more);
        pathLengths = Arrays.copyOf(pathLengths, more);
        kinds = Arrays.copyOf(kinds, more);
        rehash(Integer.highestOneBit(more) * 2);
    }

    private void rehash(int size) {
        buckets = new int[size];
        Arrays.fill(buckets, NONE);
        for (int node = 1; node < count - 1; node++) {
            byte[] name = names.text(nameAt[node]).getBytes(StandardCharsets.UTF_8);
            int bucket = bucket(parents[node], name);
            nextInBucket[node] = buckets[bucket];
            buckets[bucket] = node;
        }
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

    boolean isPresent(int node) {
        return node != NONE && kinds[node] != 0;
    }

    boolean isDirectory(int node) {
        return node != NONE && kinds[node] == code(Kind.DIRECTORY);
    }

    Optional<Kind> kind(int node) {
        return kinds[node] == 0 ? Optional.empty() : Optional.of(KINDS.get(kinds[node] - 1));
    }

    private static byte code(Kind kind) {
        return (byte) (KINDS.indexOf(kind) + 1);
    }

    /** Makes it present, and a child of its parent. */
    void set(int node, Kind kind, int layer, int mode, int detail) {
        kinds[node] = code(kind);
        layers[node] = (short) layer;
        modes[node] = (short) mode;
        details[node] = detail;
        if (nextSibling[node] == UNLINKED) {
            int parent = parents[node];
            nextSibling[node] = firstChild[parent];
            firstChild[parent] = node;
        }
    }

    /** Makes it absent; it stays in its parent's list until that is gone through. */
    void unset(int node) {
        kinds[node] = 0;
        details[node] = NONE;
    }

    int firstChild(int node) {
        return firstChild[node];
    }

    int nextSibling(int node) {
        return nextSibling[node];
    }

    /** Forgets the list of children: who goes through it puts back those that stay, by {@link #relink}. */
    void clearChildren(int node) {
        firstChild[node] = NONE;
    }

    void unlink(int node) {
        nextSibling[node] = UNLINKED;
    }

    void relink(int node) {
        int parent = parents[node];
        nextSibling[node] = firstChild[parent];
        firstChild[parent] = node;
    }

    int parent(int node) {
        return parents[node];
    }

    String name(int node) {
        return names.text(nameAt[node]);
    }

    int layer(int node) {
        return layers[node];
    }

    int mode(int node) {
        return modes[node];
    }

    int pathLength(int node) {
        return pathLengths[node];
    }

    /** A file's content, or where the target of a symbolic link is stored; else {@link #NONE}. */
    int detail(int node) {
        return details[node];
    }

    /** Where the target is stored from now on; {@link #NONE} if there is no room. */
    int addTarget(String target) {
        return targets.add(target.getBytes(StandardCharsets.UTF_8));
    }

    /** Where a symbolic link leads. */
    String target(int node) {
        return targets.text(details[node]);
    }

    String path(int node) {
        String[] parts = new String[depth(node)];
        int at = node;
        for (int i = parts.length - 1; i >= 0; i--) {
            parts[i] = name(at);
            at = parents[at];
        }
        return String.join("/", parts);
    }

    private int depth(int node) {
        int depth = 0;
        for (int at = node; at != ROOT; at = parents[at]) {
            depth++;
        }
        return depth;
    }
}
