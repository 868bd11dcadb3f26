package dev.contenttrust.scan.executable;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.file.Pieces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program for Windows (Microsoft's PE Format): a DOS program that says where the headers are, and a table of sections. */
final class PeFile implements Executable {
    private static final int PE_OFFSET_AT = 0x3c;
    private static final int COFF = 24;
    private static final int SECTION = 40;
    private static final int NAME = 8;
    private static final int WIDE = 0x20b;

    /** The table holds no more. */
    private static final int SECTIONS_MAX = 96;

    private static final int INITIALISED = 0x40;
    private static final int READABLE = 0x4000_0000;
    private static final int WRITABLE = 0x8000_0000;

    private final FileBytes file;
    private final List<Region> sections;

    private PeFile(FileBytes file, List<Region> sections) {
        this.file = file;
        this.sections = sections;
    }

    static Optional<PeFile> read(FileBytes file) throws IOException {
        long start =
                Integer.toUnsignedLong(little(file, PE_OFFSET_AT, Integer.BYTES).getInt());
        ByteBuffer coff = little(file, start, COFF);
        int count = Math.min(SECTIONS_MAX, Short.toUnsignedInt(coff.getShort(6)));
        int optional = Short.toUnsignedInt(coff.getShort(20));
        long base = optional < 32 ? 0 : imageBase(little(file, start + COFF, 32));
        ByteBuffer table = little(file, start + COFF + optional, count * SECTION);
        List<Region> sections = new ArrayList<>(count);
        for (int at = 0; at < table.limit(); at += SECTION) {
            int traits = table.getInt(at + 36);
            int wanted = INITIALISED | READABLE | WRITABLE;
            sections.add(new Region(
                    Region.name(table, at, NAME),
                    base + Integer.toUnsignedLong(table.getInt(at + 12)),
                    Integer.toUnsignedLong(table.getInt(at + 20)),
                    Integer.toUnsignedLong(table.getInt(at + 16)),
                    (traits & wanted) == wanted));
        }
        return Optional.of(new PeFile(file, sections));
    }

    private static long imageBase(ByteBuffer optional) {
        return Short.toUnsignedInt(optional.getShort(0)) == WIDE
                ? optional.getLong(24)
                : Integer.toUnsignedLong(optional.getInt(28));
    }

    private static ByteBuffer little(FileBytes file, long at, int length) throws IOException {
        return Pieces.exactly(file, at, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public Optional<byte[]> section(String name, int max) throws IOException {
        return Region.named(sections, file, max, List.of(name));
    }

    @Override
    public byte[] writableData(int max) throws IOException {
        return Region.firstWritable(sections, file, max);
    }

    @Override
    public byte[] atAddress(long address, int max) throws IOException {
        return Region.atAddress(sections, file, address, max);
    }
}
