package dev.contenttrust.scan.elf;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the section table, and the names of its rows. */
final class SectionTable {
    /** Programs have some forty; object files with a section a function have thousands. */
    static final int ROWS_MAX = 16_384;

    /** {@code SHN_XINDEX}: the true index stands in the first row. */
    private static final int ELSEWHERE = 0xffff;

    private static final int TYPE = 4;

    private final Words table;
    private final ElfLayout layout;
    private final int rows;

    private SectionTable(Words table, ElfLayout layout) {
        this.table = table;
        this.layout = layout;
        this.rows = table.length() / layout.section().row();
    }

    static List<ElfSection> read(FileBytes file, ElfHeader header, Flaws flaws) throws IOException {
        ElfHeader.Place place = header.sections();
        int row = header.layout().section().row();
        if (place.offset() == 0) {
            return List.of();
        }
        if (place.row() != row) {
            flaws.add("rows of the section table are said to be " + place.row() + " bytes long");
            return List.of();
        }
        SectionTable first = table(file, header, 1);
        if (first.rows == 0) {
            flaws.add("the section table lies outside of the file");
            return List.of();
        }
        // More rows than a short can count are counted in the first row.
        long claimed = place.count() > 0 ? place.count() : first.size(0);
        SectionTable all = table(file, header, (int) Math.max(0, Math.min(claimed, ROWS_MAX)));
        if (all.rows < claimed || claimed < 0) {
            flaws.add("the section table has " + all.rows + " of " + Long.toUnsignedString(claimed) + " rows");
        }
        long names = header.names() == ELSEWHERE ? first.link(0) : header.names();
        return all.sections(all.names(file, names, flaws));
    }

    private static SectionTable table(FileBytes file, ElfHeader header, int rows) throws IOException {
        long length = (long) rows * header.layout().section().row();
        return new SectionTable(
                Words.of(file, header.sections().offset(), length, header.bigEndian()), header.layout());
    }

    private StringTable names(FileBytes file, long index, Flaws flaws) {
        if (index <= 0 || index >= rows) {
            flaws.add("no section has the names of the sections");
            return new StringTable(file, 0, 0);
        }
        return new StringTable(file, offset((int) index), size((int) index));
    }

    private List<ElfSection> sections(StringTable names) throws IOException {
        List<ElfSection> sections = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            int row = i * layout.section().row();
            sections.add(new ElfSection(
                    names.at(table.u32(row)),
                    table.u32(row + TYPE),
                    table.word(row + layout.section().flags(), layout.wide()),
                    table.word(row + layout.section().address(), layout.wide()),
                    offset(i),
                    size(i)));
        }
        return List.copyOf(sections);
    }

    private long offset(int i) {
        return table.word(i * layout.section().row() + layout.section().offset(), layout.wide());
    }

    private long size(int i) {
        return table.word(i * layout.section().row() + layout.section().size(), layout.wide());
    }

    private long link(int i) {
        return table.u32(i * layout.section().row() + layout.section().link());
    }
}
