package dev.contenttrust.scan.elf;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;
import java.util.Optional;

/**
 * The file header (System V ABI, "ELF Header"): where the tables lie, and how many rows they claim.
 *
 * @param segments,sections,names as {@link ElfLayout.Header} names them
 */
record ElfHeader(ElfLayout layout, boolean bigEndian, int machine, Place segments, Place sections, int names) {
    private static final int IDENTIFICATION = 16;
    private static final int MAGIC = 0x7f454c46;
    private static final int MACHINE = 18;

    /** Where a table lies, what a row is said to be long, and how many there are said to be. */
    record Place(long offset, int row, int count) {}

    static Optional<ElfHeader> read(FileBytes file) throws IOException {
        Words head = Words.of(file, 0, IDENTIFICATION, true);
        if (head.length() < IDENTIFICATION || (int) head.u32(0) != MAGIC) {
            return Optional.empty();
        }
        int width = head.u16(4) >> 8;
        int order = head.u16(4) & 0xff;
        if (width < 1 || width > 2 || order < 1 || order > 2) {
            return Optional.empty();
        }
        return fields(file, width == 2 ? ElfLayout.WIDE : ElfLayout.NARROW, order == 2);
    }

    private static Optional<ElfHeader> fields(FileBytes file, ElfLayout layout, boolean bigEndian) throws IOException {
        Words head = Words.of(file, 0, layout.header(), bigEndian);
        if (head.length() < layout.header()) {
            return Optional.empty();
        }
        ElfLayout.Header at = layout.at();
        boolean wide = layout.wide();
        return Optional.of(new ElfHeader(
                layout,
                bigEndian,
                head.u16(MACHINE),
                new Place(head.word(at.segments(), wide), head.u16(at.segmentRow()), head.u16(at.segmentCount())),
                new Place(head.word(at.sections(), wide), head.u16(at.sectionRow()), head.u16(at.sectionCount())),
                head.u16(at.names())));
    }
}
