package dev.contenttrust.scan.catalog.rpm;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.file.MalformedFileException;
import dev.contenttrust.scan.file.Pieces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The values of a Berkeley DB file of the hash kind (Berkeley DB's db_page.h). Page 0 describes the file; hash pages hold keys and
 * values in turn, long values on chains of overflow pages. Numbers are in the order of the machine that wrote it.
 */
final class BerkeleyHash {
    private static final int MAGIC = 0x00061561;
    private static final int META = 72;
    private static final int MAGIC_AT = 12;
    private static final int PAGE_SIZE_AT = 20;
    private static final int ENCRYPTION_AT = 24;
    private static final int LAST_PAGE_AT = 32;

    private static final int PAGE_HEADER = 26;
    private static final int NEXT_AT = 16;
    private static final int ENTRIES_AT = 20;
    private static final int LENGTH_AT = 22;
    private static final int TYPE_AT = 25;

    private static final int UNSORTED_HASH = 2;
    private static final int OVERFLOW = 7;
    private static final int HASH = 13;

    private static final int INLINE = 1;
    private static final int OFF_PAGE = 3;
    private static final int OFF_PAGE_LENGTH = 12;

    /** Shorter values are rpm's own notes, such as the number of the last package. */
    private static final int VALUE_MIN = 24;

    private final FileBytes file;
    private final ByteOrder order;
    private final int pageSize;
    private final long pages;

    /** No page belongs to two values. */
    private long overflowLeft;

    private BerkeleyHash(FileBytes file, ByteOrder order, int pageSize, long pages) {
        this.file = file;
        this.order = order;
        this.pageSize = pageSize;
        this.pages = pages;
        this.overflowLeft = pages;
    }

    static BerkeleyHash of(FileBytes file) throws IOException {
        ByteBuffer meta = Pieces.exactly(file, 0, META);
        ByteOrder order = meta.getInt(MAGIC_AT) == MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        meta.order(order);
        if (meta.getInt(MAGIC_AT) != MAGIC) {
            throw new MalformedFileException("it does not begin as a Berkeley DB hash file does");
        }
        if (meta.get(ENCRYPTION_AT) != 0) {
            throw new MalformedFileException("it is encrypted");
        }
        int pageSize = meta.getInt(PAGE_SIZE_AT);
        if (pageSize < 512 || pageSize > 1 << 16 || Integer.bitCount(pageSize) != 1) {
            throw new MalformedFileException("its pages are to have " + pageSize + " bytes");
        }
        long pages = Integer.toUnsignedLong(meta.getInt(LAST_PAGE_AT)) + 1;
        if (pages > file.size() / pageSize) {
            throw new MalformedFileException("it is to have " + pages + " pages, and has " + file.size() / pageSize);
        }
        return new BerkeleyHash(file, order, pageSize, pages);
    }

    void read(HeaderReader reader) throws IOException {
        for (long number = 1; number < pages; number++) {
            ByteBuffer page = page(number);
            int type = page.get(TYPE_AT);
            if (type == HASH || type == UNSORTED_HASH) {
                values(page, number, reader);
            }
        }
    }

    private void values(ByteBuffer page, long number, HeaderReader reader) throws IOException {
        int entries = Short.toUnsignedInt(page.getShort(ENTRIES_AT));
        if (entries % 2 != 0 || PAGE_HEADER + entries * Short.BYTES > pageSize) {
            throw new MalformedFileException("page " + number + " is to have " + entries + " entries");
        }
        for (int entry = 1; entry < entries; entry += 2) {
            int start = offset(page, entry);
            int end = offset(page, entry - 1);
            if (start < PAGE_HEADER || start >= end || end > pageSize) {
                throw new MalformedFileException("entry " + entry + " of page " + number + " lies outside");
            }
            value(page, start, end, reader);
        }
    }

    private void value(ByteBuffer page, int start, int end, HeaderReader reader) throws IOException {
        int kind = page.get(start);
        if (kind == OFF_PAGE && end - start >= OFF_PAGE_LENGTH) {
            reader.read(chain(unsigned(page, start + 4), unsigned(page, start + 8)));
        } else if (kind == INLINE && end - start > VALUE_MIN) {
            byte[] value = new byte[end - start - 1];
            page.get(start + 1, value);
            reader.read(value);
        }
    }

    private byte[] chain(long first, long length) throws IOException {
        if (length > overflowLeft * pageSize || length > HeaderReader.LENGTH_MAX) {
            throw new MalformedFileException("a package is to have " + length + " bytes");
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream((int) length);
        long number = first;
        while (number != 0 && value.size() < length) {
            overflowLeft--;
            ByteBuffer page = overflowLeft < 0 || number >= pages ? ByteBuffer.allocate(PAGE_HEADER) : page(number);
            int held = Short.toUnsignedInt(page.getShort(LENGTH_AT));
            if (page.get(TYPE_AT) != OVERFLOW || held == 0 || held > pageSize - PAGE_HEADER) {
                throw new MalformedFileException("a package is on page " + number + ", which does not go on with it");
            }
            value.write(page.array(), PAGE_HEADER, held);
            number = unsigned(page, NEXT_AT);
        }
        if (value.size() != length) {
            throw new MalformedFileException("a package has " + value.size() + " of " + length + " bytes");
        }
        return value.toByteArray();
    }

    private int offset(ByteBuffer page, int entry) {
        return Short.toUnsignedInt(page.getShort(PAGE_HEADER + entry * Short.BYTES));
    }

    private static long unsigned(ByteBuffer page, int at) {
        return Integer.toUnsignedLong(page.getInt(at));
    }

    private ByteBuffer page(long number) throws IOException {
        return Pieces.exactly(file, number * pageSize, pageSize).order(order);
    }
}
