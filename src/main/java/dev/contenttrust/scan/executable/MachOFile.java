package dev.contenttrust.scan.executable;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.file.Pieces;
import dev.contenttrust.scan.file.SliceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program for macOS (Apple's mach-o/loader.h): a header and load commands, of which segments name their sections. */
final class MachOFile implements Executable {
    private static final int NARROW_MAGIC = 0xfeedface;
    private static final int WIDE_MAGIC = 0xfeedfacf;
    private static final int UNIVERSAL_MAGIC = 0xcafebabe;
    private static final int UNIVERSAL_HEADER = 28;

    private static final int NARROW_HEADER = 28;
    private static final int WIDE_HEADER = 32;
    private static final int SEGMENT = 1;
    private static final int SEGMENT_WIDE = 0x19;
    private static final int NAME = 16;

    /** Those of real programs have some kilobytes. */
    private static final int COMMANDS_MAX = 1 << 20;

    private static final String DATA = "__DATA";

    private final FileBytes file;
    private final List<Region> sections;

    private MachOFile(FileBytes file, List<Region> sections) {
        this.file = file;
        this.sections = sections;
    }

    /** Of a universal file the first program: all are made from the same code. */
    static Optional<MachOFile> read(FileBytes file) throws IOException {
        ByteBuffer head = Pieces.exactly(file, 0, NARROW_HEADER);
        if (head.getInt(0) == UNIVERSAL_MAGIC) {
            ByteBuffer first = Pieces.exactly(file, 0, UNIVERSAL_HEADER);
            FileBytes slice = new SliceFile(
                    file, Integer.toUnsignedLong(first.getInt(16)), Integer.toUnsignedLong(first.getInt(20)));
            return single(slice, Pieces.exactly(slice, 0, NARROW_HEADER));
        }
        return single(file, head);
    }

    private static Optional<MachOFile> single(FileBytes file, ByteBuffer head) throws IOException {
        boolean big = head.getInt(0) == NARROW_MAGIC || head.getInt(0) == WIDE_MAGIC;
        head.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        boolean wide = head.getInt(0) == WIDE_MAGIC;
        if (!wide && head.getInt(0) != NARROW_MAGIC) {
            return Optional.empty();
        }
        int length = Math.min(COMMANDS_MAX, Math.max(0, head.getInt(20)));
        ByteBuffer commands = ByteBuffer.wrap(Pieces.upTo(file, wide ? WIDE_HEADER : NARROW_HEADER, length))
                .order(head.order());
        List<Region> sections = new ArrayList<>();
        int at = 0;
        while (at <= commands.limit() - 8) {
            int size = commands.getInt(at + 4);
            if (size < 8 || size > commands.limit() - at) {
                break;
            }
            int command = commands.getInt(at);
            if (command == SEGMENT || command == SEGMENT_WIDE) {
                segment(commands.slice(at, size).order(head.order()), command == SEGMENT_WIDE, sections);
            }
            at += size;
        }
        return Optional.of(new MachOFile(file, sections));
    }

    private static void segment(ByteBuffer segment, boolean wide, List<Region> sections) {
        int header = wide ? 72 : 56;
        int row = wide ? 80 : 68;
        if (segment.limit() < header) {
            return;
        }
        boolean writable = Region.name(segment, 8, NAME).equals(DATA);
        for (int at = header; at <= segment.limit() - row; at += row) {
            long address = wide ? segment.getLong(at + 32) : Integer.toUnsignedLong(segment.getInt(at + 32));
            long size = wide ? segment.getLong(at + 40) : Integer.toUnsignedLong(segment.getInt(at + 36));
            long offset = Integer.toUnsignedLong(segment.getInt(at + (wide ? 48 : 40)));
            sections.add(new Region(Region.name(segment, at, NAME), address, offset, size, writable));
        }
    }

    /** {@code .go.buildinfo} is {@code __go_buildinfo} here; a name that cannot be changed so is kept. */
    @Override
    public Optional<byte[]> section(String name, int max) throws IOException {
        String changed = "__" + name.substring(1).replace('.', '_');
        return Region.named(sections, file, max, List.of(changed, name));
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
