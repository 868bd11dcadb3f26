package dev.contenttrust.scan.catalog.rpm;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.file.MalformedFileException;
import dev.contenttrust.scan.file.Pieces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * rpm's own database (lib/backend/ndb/rpmpkg.c): pages of slots of 16 bytes (magic, package, first block, number of blocks), the
 * first two of them the file's header; then blobs in blocks of 16 bytes, each blob with a head of 16 bytes (magic, package,
 * generation, length). All numbers are little-endian.
 */
final class NdbFile {
    private static final int MAGIC = 0x506d7052; // RpmP
    private static final int SLOT_MAGIC = 0x746f6c53; // Slot
    private static final int BLOB_MAGIC = 0x53626c42; // BlbS

    private static final int PAGE = 4096;
    private static final int SLOT = 16;
    private static final int BLOCK = 16;
    private static final int BLOB_HEAD = 16;
    private static final int HEADER = 32;
    private static final int SLOT_PAGES_AT = 12;

    private final FileBytes file;

    /** No block belongs to two packages, so that all blobs together are no larger than the file. */
    private long left;

    NdbFile(FileBytes file) {
        this.file = file;
        this.left = file.size();
    }

    void read(HeaderReader reader) throws IOException {
        ByteBuffer header = little(0, HEADER);
        if (header.getInt(0) != MAGIC) {
            throw new MalformedFileException("it does not begin as an NDB file does");
        }
        int pages = header.getInt(SLOT_PAGES_AT);
        if (pages < 1 || pages > file.size() / PAGE) {
            throw new MalformedFileException("it is to have " + pages + " pages of slots");
        }
        for (int page = 0; page < pages; page++) {
            slots(page, reader);
        }
    }

    private void slots(int page, HeaderReader reader) throws IOException {
        ByteBuffer slots = little((long) page * PAGE, PAGE);
        for (int at = page == 0 ? HEADER : 0; at < PAGE; at += SLOT) {
            if (slots.getInt(at) != SLOT_MAGIC) {
                throw new MalformedFileException("slot " + at / SLOT + " of page " + page + " is none");
            }
            int id = slots.getInt(at + 4);
            if (id != 0) {
                long first = Integer.toUnsignedLong(slots.getInt(at + 8));
                long count = Integer.toUnsignedLong(slots.getInt(at + 12));
                reader.read(blob(id, first * BLOCK, count * BLOCK));
            }
        }
    }

    private byte[] blob(int id, long position, long room) throws IOException {
        ByteBuffer head = little(position, BLOB_HEAD);
        long length = Integer.toUnsignedLong(head.getInt(12));
        if (head.getInt(0) != BLOB_MAGIC || head.getInt(4) != id || length > room - BLOB_HEAD) {
            throw new MalformedFileException("package " + id + " is not where its slot says");
        }
        left -= length;
        if (left < 0 || length > HeaderReader.LENGTH_MAX) {
            throw new MalformedFileException("its packages are larger than it is, or one is too large");
        }
        return Pieces.exactly(file, position + BLOB_HEAD, (int) length).array();
    }

    private ByteBuffer little(long position, int length) throws IOException {
        return Pieces.exactly(file, position, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
