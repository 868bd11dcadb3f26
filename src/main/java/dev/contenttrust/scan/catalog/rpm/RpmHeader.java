package dev.contenttrust.scan.catalog.rpm;

import dev.contenttrust.scan.file.MalformedFileException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A package's header (rpm's format documentation, "Header structure"): two counts, an index of entries of 16 bytes (tag, type,
 * offset, count), and the store that the offsets are of; all numbers big-endian. Only the tags that are asked for are looked up.
 */
final class RpmHeader {
    private static final int INTRODUCTION = 8;
    private static final int ENTRY = 16;

    /** rpm's own bound (lib/header.c). */
    private static final int ENTRIES_MAX = 0xffff;

    /** The most files that a package has in use are some 100,000. */
    private static final int VALUES_MAX = 1 << 20;

    private static final int INT32 = 4;
    private static final int STRING = 6;
    private static final int STRING_ARRAY = 8;
    private static final int I18N_STRING = 9;

    private final ByteBuffer blob;
    private final int store;
    private final Map<Integer, Entry> entries = new HashMap<>();

    /** @throws MalformedFileException if the counts are not those of the blob */
    RpmHeader(byte[] bytes) throws MalformedFileException {
        blob = ByteBuffer.wrap(bytes);
        if (bytes.length < INTRODUCTION) {
            throw new MalformedFileException("its header has only " + bytes.length + " bytes");
        }
        int count = blob.getInt(0);
        int length = blob.getInt(4);
        boolean fits = count > 0
                && count <= ENTRIES_MAX
                && length >= 0
                && INTRODUCTION + (long) count * ENTRY + length <= bytes.length;
        if (!fits) {
            throw new MalformedFileException("its header of " + bytes.length + " bytes is to hold " + count
                    + " entries and " + length + " bytes");
        }
        store = INTRODUCTION + count * ENTRY;
        blob.limit(store + length);
        for (int at = INTRODUCTION; at < store; at += ENTRY) {
            Entry entry = new Entry(blob.getInt(at + 4), blob.getInt(at + 8), blob.getInt(at + 12));
            entries.putIfAbsent(blob.getInt(at), entry);
        }
    }

    /** A string; the first where there are several. */
    Optional<String> string(int tag) throws MalformedFileException {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.type != STRING && entry.type != STRING_ARRAY && entry.type != I18N_STRING) {
            throw mistyped(tag);
        }
        String value = new Strings(start(entry, tag), tag).next();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** All strings of an array. */
    List<String> strings(int tag) throws MalformedFileException {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return List.of();
        }
        if (entry.type != STRING_ARRAY) {
            throw mistyped(tag);
        }
        Strings strings = new Strings(start(entry, tag), tag);
        int count = count(entry, tag, 1);
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(strings.next());
        }
        return values;
    }

    /** All numbers of an array. */
    int[] numbers(int tag) throws MalformedFileException {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return new int[0];
        }
        if (entry.type != INT32) {
            throw mistyped(tag);
        }
        int start = start(entry, tag);
        int[] values = new int[count(entry, tag, Integer.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = blob.getInt(start + i * Integer.BYTES);
        }
        return values;
    }

    private int start(Entry entry, int tag) throws MalformedFileException {
        if (entry.offset < 0 || entry.offset >= blob.limit() - store) {
            throw new MalformedFileException("tag " + tag + " of its header lies outside");
        }
        return store + entry.offset;
    }

    private int count(Entry entry, int tag, int width) throws MalformedFileException {
        int room = blob.limit() - start(entry, tag);
        if (entry.count < 0 || entry.count > VALUES_MAX || entry.count > room / width) {
            throw new MalformedFileException("tag " + tag + " of its header is to have " + entry.count + " values");
        }
        return entry.count;
    }

    private static MalformedFileException mistyped(int tag) {
        return new MalformedFileException("tag " + tag + " of its header has another type than it should");
    }

    /** One entry of the index. */
    private record Entry(int type, int offset, int count) {}

    /** Strings that each end with a zero byte. */
    private final class Strings {
        private final int tag;
        private int at;

        Strings(int at, int tag) {
            this.at = at;
            this.tag = tag;
        }

        String next() throws MalformedFileException {
            int end = at;
            while (end < blob.limit() && blob.get(end) != 0) {
                end++;
            }
            if (end == blob.limit()) {
                throw new MalformedFileException("a text of tag " + tag + " of its header does not end");
            }
            String value = new String(blob.array(), at, end - at, StandardCharsets.UTF_8);
            at = end + 1;
            return value;
        }
    }
}
