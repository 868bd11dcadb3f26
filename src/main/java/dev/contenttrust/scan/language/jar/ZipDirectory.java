package dev.contenttrust.scan.language.jar;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.file.MalformedFileException;
import dev.contenttrust.scan.file.Pieces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The entries of a zip file, by its central directory (PKWARE's APPNOTE.TXT, 4.3). Read in pieces, so that a directory of millions of
 * entries takes no memory; what precedes the first entry, such as a script that starts the archive, is passed over.
 */
final class ZipDirectory {
    /** The largest archives in use have some 100,000. */
    static final int ENTRIES_MAX = 500_000;

    private static final int END = 22;
    private static final int COMMENT_MAX = 0xffff;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int WIDE_LOCATOR = 20;
    private static final int WIDE_LOCATOR_SIGNATURE = 0x07064b50;
    private static final int WIDE_END = 56;
    private static final int WIDE_END_SIGNATURE = 0x06064b50;
    private static final int ENTRY = 46;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int WIDE_EXTRA = 1;
    private static final long WIDE = 0xffff_ffffL;
    private static final int NAME_MAX = 4096;

    private final FileBytes file;
    private final long start;
    private final long end;

    /** What is before the archive proper: offsets in it do not count that. */
    private final long before;

    private ZipDirectory(FileBytes file, long start, long end, long before) {
        this.file = file;
        this.start = start;
        this.end = end;
        this.before = before;
    }

    /** @throws MalformedFileException if the file has no such directory */
    static ZipDirectory of(FileBytes file) throws IOException {
        int length = (int) Math.min(file.size(), END + COMMENT_MAX);
        long tailAt = file.size() - length;
        ByteBuffer tail = Pieces.exactly(file, tailAt, length).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = length - END; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE && at + END + Short.toUnsignedInt(tail.getShort(at + 20)) <= length) {
                return of(file, tailAt + at, unsigned(tail, at + 12), unsigned(tail, at + 16));
            }
        }
        throw new MalformedFileException("it has no zip directory");
    }

    private static ZipDirectory of(FileBytes file, long endAt, long size, long offset) throws IOException {
        long end = endAt;
        long length = size;
        long from = offset;
        if (size == WIDE || offset == WIDE) {
            ByteBuffer locator = little(file, endAt - WIDE_LOCATOR, WIDE_LOCATOR);
            if (locator.getInt(0) != WIDE_LOCATOR_SIGNATURE) {
                throw new MalformedFileException("the place of its zip64 directory is missing");
            }
            end = endAt - WIDE_LOCATOR - WIDE_END;
            ByteBuffer wide = little(file, end, WIDE_END);
            if (wide.getInt(0) != WIDE_END_SIGNATURE) {
                throw new MalformedFileException("its zip64 directory is missing");
            }
            length = wide.getLong(40);
            from = wide.getLong(48);
        }
        long start = end - length;
        if (length < 0 || from < 0 || start < from) {
            throw new MalformedFileException("its zip directory lies outside");
        }
        return new ZipDirectory(file, start, end, start - from);
    }

    /** Hands over each entry, in order. */
    void each(EntryReader reader) throws IOException {
        long at = start;
        int count = 0;
        while (at < end) {
            count++;
            if (count > ENTRIES_MAX) {
                throw new MalformedFileException("it has more than the " + ENTRIES_MAX + " entries that are read");
            }
            ByteBuffer head = little(file, at, ENTRY);
            if (head.getInt(0) != ENTRY_SIGNATURE) {
                throw new MalformedFileException("entry " + count + " of its zip directory is none");
            }
            int name = Short.toUnsignedInt(head.getShort(28));
            int extra = Short.toUnsignedInt(head.getShort(30));
            int comment = Short.toUnsignedInt(head.getShort(32));
            if (name <= NAME_MAX) {
                reader.read(entry(head, at + ENTRY, name, extra));
            }
            at += ENTRY + (long) name + extra + comment;
        }
    }

    private ZipEntry entry(ByteBuffer head, long nameAt, int nameLength, int extraLength) throws IOException {
        byte[] name = Pieces.exactly(file, nameAt, nameLength).array();
        long packed = unsigned(head, 20);
        long size = unsigned(head, 24);
        long offset = unsigned(head, 42);
        if (packed == WIDE || size == WIDE || offset == WIDE) {
            WideFields wide = new WideFields(little(file, nameAt + nameLength, extraLength));
            size = size == WIDE ? wide.next() : size;
            packed = packed == WIDE ? wide.next() : packed;
            offset = offset == WIDE ? wide.next() : offset;
        }
        return new ZipEntry(
                file,
                new String(name, StandardCharsets.UTF_8),
                head.getShort(8),
                head.getShort(10),
                packed,
                size,
                offset + before);
    }

    private static long unsigned(ByteBuffer from, int at) {
        return Integer.toUnsignedLong(from.getInt(at));
    }

    private static ByteBuffer little(FileBytes file, long at, int length) throws IOException {
        return Pieces.exactly(file, at, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Takes one entry. */
    @FunctionalInterface
    interface EntryReader {
        void read(ZipEntry entry) throws IOException;
    }

    /** The numbers of 64 bits that replace those of an entry that are all ones, in their order. */
    private static final class WideFields {
        private final ByteBuffer extra;

        WideFields(ByteBuffer extra) throws MalformedFileException {
            this.extra = extra;
            while (extra.remaining() >= 4) {
                int id = Short.toUnsignedInt(extra.getShort());
                int length = Short.toUnsignedInt(extra.getShort());
                if (length > extra.remaining()) {
                    break;
                }
                if (id == WIDE_EXTRA) {
                    extra.limit(extra.position() + length);
                    return;
                }
                extra.position(extra.position() + length);
            }
            throw new MalformedFileException("an entry is to have sizes of 64 bits and has none");
        }

        long next() throws MalformedFileException {
            if (extra.remaining() < Long.BYTES) {
                throw new MalformedFileException("an entry is to have sizes of 64 bits and has none");
            }
            return extra.getLong();
        }
    }
}
