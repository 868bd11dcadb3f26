package dev.contenttrust.image.layer;

import dev.contenttrust.image.layer.LayerEntry.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The entries of a layer's archive in their order, without what the files hold: all that it takes to put layers together. Packed,
 * since there are tens of thousands: each path as the number of bytes that it shares with the one before, and the rest.
 */
public final class EntryList {
    /** Half a million entries. A layer that has more is rare, and has to be read each time. */
    private static final int PACKED_MAX = 16 << 20;

    /** By their numbers in what is kept. */
    private static final List<Kind> KINDS =
            List.of(Kind.FILE, Kind.DIRECTORY, Kind.SYMBOLIC_LINK, Kind.HARD_LINK, Kind.SPECIAL);

    private final byte[] packed;
    private final int count;

    private EntryList(byte[] packed) throws IOException {
        this.packed = packed;
        int[] seen = {0};
        walk((entry, content) -> seen[0]++);
        this.count = seen[0];
    }

    /**
     * The same that {@link #packed()} was asked of; takes over the array.
     *
     * @throws IOException if it is anything else
     */
    public static EntryList ofPacked(byte[] packed) throws IOException {
        return new EntryList(packed);
    }

    /** As it may be kept; not a copy. */
    public byte[] packed() {
        return packed;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** Shows each entry, in order; the files are empty to whoever looks. */
    public void show(LayerVisitor visitor) throws IOException {
        walk(visitor);
    }

    private void walk(LayerVisitor visitor) throws IOException {
        Cursor cursor = new Cursor(packed);
        while (!cursor.atEnd()) {
            visitor.entry(cursor.next(), InputStream.nullInputStream());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntryList that && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    /** Takes down the entries of one layer as they pass. */
    public static final class Recorder implements LayerVisitor {
        private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        private byte[] last = new byte[0];

        @Override
        public void entry(LayerEntry entry, InputStream content) {
            if (isFull()) {
                return;
            }
            byte[] path = entry.path().getBytes(StandardCharsets.UTF_8);
            int mismatch = Arrays.mismatch(path, last);
            int shared = mismatch < 0 ? path.length : mismatch;
            number(shared);
            text(path, shared);
            last = path;
            number(KINDS.indexOf(entry.kind()));
            number(entry.mode());
            number(entry.size());
            number(entry.link().isPresent() ? 1 : 0);
            entry.link().ifPresent(link -> text(link.getBytes(StandardCharsets.UTF_8), 0));
        }

        private boolean isFull() {
            return packed.size() > PACKED_MAX;
        }

        private void text(byte[] bytes, int from) {
            number(bytes.length - from);
            packed.write(bytes, from, bytes.length - from);
        }

        /** In groups of seven bits, the lowest first. */
        private void number(long value) {
            long left = value;
            while ((left & ~0x7fL) != 0) {
                packed.write((int) (left & 0x7f) | 0x80);
                left >>>= 7;
            }
            packed.write((int) left);
        }

        /** All that passed; empty if that is more than is kept. */
        public Optional<EntryList> list() {
            try {
                return isFull() ? Optional.empty() : Optional.of(new EntryList(packed.toByteArray()));
            } catch (IOException e) {
                throw new IllegalStateException("what was just packed cannot be read", e);
            }
        }
    }

    /** Reads entry by entry. */
    private static final class Cursor {
        private final byte[] bytes;
        private byte[] path = new byte[256];
        private int pathLength;
        private int at;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean atEnd() {
            return at == bytes.length;
        }

        LayerEntry next() throws IOException {
            int shared = length(pathLength);
            int rest = lengthHere();
            if (shared + rest > path.length) {
                path = Arrays.copyOf(path, 2 * (shared + rest));
            }
            System.arraycopy(bytes, at, path, shared, rest);
            at += rest;
            pathLength = shared + rest;
            String name = new String(path, 0, pathLength, StandardCharsets.UTF_8);
            Kind kind = KINDS.get(length(KINDS.size() - 1));
            int mode = length(Integer.MAX_VALUE);
            long size = number();
            return new LayerEntry(name, kind, size, mode, length(1) == 0 ? Optional.empty() : Optional.of(text()));
        }

        private String text() throws IOException {
            int length = lengthHere();
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }

        /** Of what follows, all of which is there. */
        private int lengthHere() throws IOException {
            int length = length(bytes.length);
            if (length > bytes.length - at) {
                throw new IOException("a list of entries ends early");
            }
            return length;
        }

        private int length(int max) throws IOException {
            long value = number();
            if (value < 0 || value > max) {
                throw new IOException("a list of entries has a number that cannot be");
            }
            return (int) value;
        }

        private long number() throws IOException {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                if (at == bytes.length) {
                    throw new IOException("a list of entries ends early");
                }
                byte next = bytes[at++];
                value |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IOException("a list of entries has a number that is too long");
        }
    }
}
