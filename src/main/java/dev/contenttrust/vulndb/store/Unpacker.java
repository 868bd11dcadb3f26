package dev.contenttrust.vulndb.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads what {@link Packer} wrote, and trusts none of it: an imported database is somebody else's. Anything out of order is an
 * {@link IllegalArgumentException}.
 */
final class Unpacker {
    /** A record may have 16 MiB as JSON, and is smaller here. */
    private static final int LENGTH_MAX = 16 << 20;

    private final byte[] cell;
    private int at;

    Unpacker(byte[] packed) {
        Unpacker outer = new Unpacker(packed, 0);
        int length = outer.count();
        if (length == 0) {
            this.cell = packed;
            this.at = outer.at;
        } else {
            this.cell = inflate(packed, outer.at, length);
        }
    }

    private Unpacker(byte[] cell, int at) {
        this.cell = cell;
        this.at = at;
    }

    private static byte[] inflate(byte[] packed, int from, int length) {
        if (length > LENGTH_MAX) {
            throw new IllegalArgumentException("a cell of " + length + " bytes");
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed, from, packed.length - from);
            byte[] plain = new byte[length];
            int filled = 0;
            while (filled < length) {
                int read = inflater.inflate(plain, filled, length - filled);
                if (read == 0) {
                    throw new IllegalArgumentException("a cell that ends early");
                }
                filled += read;
            }
            return plain;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a cell that cannot be inflated", e);
        } finally {
            inflater.end();
        }
    }

    long number() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= cell.length) {
                throw new IllegalArgumentException("a cell that ends early");
            }
            byte next = cell[at++];
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits");
    }

    /** A number of things, or a choice among few. */
    int count() {
        long number = number();
        if (number < 0 || number > LENGTH_MAX) {
            throw new IllegalArgumentException("a count of " + number);
        }
        return (int) number;
    }

    /** One of these. */
    <T> T choice(List<T> values) {
        int index = count();
        if (index >= values.size()) {
            throw new IllegalArgumentException("choice " + index + " of " + values.size());
        }
        return values.get(index);
    }

    String text() {
        int length = count();
        if (length > cell.length - at) {
            throw new IllegalArgumentException("a text that ends early");
        }
        String text = new String(cell, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    List<String> texts() {
        int count = count();
        if (count > cell.length - at) {
            throw new IllegalArgumentException("more texts than bytes");
        }
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }
}
