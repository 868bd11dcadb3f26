package dev.contenttrust.scan.inventory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The files that a package says are its own. There are tens of thousands in an image and few are ever asked for, so they are kept
 * packed: each path as the number of bytes that it shares with the one before, and the rest.
 */
public final class OwnedFiles {
    private final String owner;
    private final byte[] packed;

    private OwnedFiles(String owner, byte[] packed) {
        this.owner = owner;
        this.packed = packed;
    }

    /** The same that {@link #packed()} was asked of; takes over the array. */
    public static OwnedFiles ofPacked(String owner, byte[] packed) {
        return new OwnedFiles(owner, packed);
    }

    /** The package's name. */
    public String owner() {
        return owner;
    }

    /** As they are kept; not a copy. */
    public byte[] packed() {
        return packed;
    }

    /** Each path, from the root of the image, without a leading slash. */
    public void each(Consumer<String> reader) {
        byte[] path = new byte[PATH_MAX];
        int at = 0;
        while (at + HEADER <= packed.length) {
            int shared = number(at);
            int rest = number(at + 2);
            at += HEADER;
            if (shared + rest > PATH_MAX || at + rest > packed.length) {
                return; // Nothing that Builder makes.
            }
            System.arraycopy(packed, at, path, shared, rest);
            at += rest;
            reader.accept(new String(path, 0, shared + rest, StandardCharsets.UTF_8));
        }
    }

    private int number(int at) {
        return ((packed[at] & 0xff) << 8) | (packed[at + 1] & 0xff);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OwnedFiles that && owner.equals(that.owner) && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return owner.hashCode() * 31 + Arrays.hashCode(packed);
    }

    /** Linux knows no longer path. */
    private static final int PATH_MAX = 4096;

    /** The largest packages have 100,000 files, at some thirty bytes. */
    static final int PACKED_MAX = 16 << 20;

    /** Two numbers of 16 bits. */
    private static final int HEADER = 4;

    /** Packs the paths of one package, best in their order. */
    public static final class Builder {
        private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        private final String owner;
        private byte[] last = {};

        public Builder(String owner) {
            this.owner = owner;
        }

        /** One path, with or without what leads to the root; one that no file can have is left out. */
        public Builder add(String path) {
            byte[] bytes = path.substring(rootLength(path)).getBytes(StandardCharsets.UTF_8);
            if (bytes.length == 0 || bytes.length > PATH_MAX || packed.size() > PACKED_MAX) {
                return this;
            }
            int shared = Math.max(0, Arrays.mismatch(last, bytes));
            number(shared);
            number(bytes.length - shared);
            packed.write(bytes, shared, bytes.length - shared);
            last = bytes;
            return this;
        }

        public boolean isEmpty() {
            return packed.size() == 0;
        }

        /** Whether there was no room for all. */
        boolean isFull() {
            return packed.size() > PACKED_MAX;
        }

        public OwnedFiles build() {
            return new OwnedFiles(owner, packed.toByteArray());
        }

        private void number(int value) {
            packed.write(value >> 8);
            packed.write(value);
        }

        private static int rootLength(String path) {
            int at = path.startsWith("./") ? 2 : 0;
            while (at < path.length() && path.charAt(at) == '/') {
                at++;
            }
            return at;
        }
    }
}
