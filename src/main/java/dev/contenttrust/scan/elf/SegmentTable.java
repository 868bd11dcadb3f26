package dev.contenttrust.scan.elf;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the program header table. */
final class SegmentTable {
    /** Programs have some ten; only memory dumps have more than this, and they are no programs. */
    static final int ROWS_MAX = 1024;

    private SegmentTable() {}

    static List<ElfSegment> read(FileBytes file, ElfHeader header, Flaws flaws) throws IOException {
        ElfHeader.Place place = header.segments();
        int row = header.layout().segment().row();
        if (place.offset() == 0 || place.count() == 0) {
            return List.of();
        }
        if (place.row() != row) {
            flaws.add("rows of the program header table are said to be " + place.row() + " bytes long");
            return List.of();
        }
        int asked = Math.min(place.count(), ROWS_MAX);
        Words table = Words.of(file, place.offset(), (long) asked * row, header.bigEndian());
        int rows = table.length() / row;
        if (rows < place.count()) {
            flaws.add("the program header table has " + rows + " of " + place.count() + " rows");
        }
        List<ElfSegment> segments = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            segments.add(segment(table, i * row, header.layout()));
        }
        return List.copyOf(segments);
    }

    private static ElfSegment segment(Words table, int row, ElfLayout layout) {
        ElfLayout.Segments at = layout.segment();
        boolean wide = layout.wide();
        return new ElfSegment(
                table.u32(row),
                table.u32(row + at.flags()),
                table.word(row + at.offset(), wide),
                table.word(row + at.address(), wide),
                table.word(row + at.fileSize(), wide),
                table.word(row + at.memorySize(), wide));
    }
}
