package dev.contenttrust.scan.elf;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is said to the loader (System V ABI, "Dynamic Section"). Found by the segments, as the loader finds it, so that a file
 * without sections tells it too; where no segment leads to it, by the section.
 */
record Dynamic(boolean present, List<String> needed, Optional<String> soname) {
    /** Programs have some thirty rows. */
    static final int ROWS_MAX = 4096;

    private static final Dynamic NONE = new Dynamic(false, List.of(), Optional.empty());
    private static final int END = 0;
    private static final int NEEDED = 1;
    private static final int STRINGS = 5;
    private static final int STRINGS_SIZE = 10;
    private static final int SONAME = 14;

    static Dynamic read(ElfFile elf, FileBytes file, Flaws flaws) throws IOException {
        Optional<ElfSegment> segment = elf.segments().stream()
                .filter(candidate -> candidate.type() == ElfSegment.DYNAMIC)
                .findFirst();
        Optional<ElfSection> section = elf.section(".dynamic");
        if (segment.isPresent()) {
            return rows(elf, file, segment.get().offset(), segment.get().fileSize(), flaws);
        }
        return section.isPresent()
                ? rows(elf, file, section.get().offset(), section.get().size(), flaws)
                : NONE;
    }

    private static Dynamic rows(ElfFile elf, FileBytes file, long offset, long size, Flaws flaws) throws IOException {
        ElfHeader header = elf.header();
        int row = header.layout().dynamicRow();
        long length = size < 0 ? 0 : Math.min(size, (long) ROWS_MAX * row);
        Rows rows = Rows.of(Words.of(file, offset, length, header.bigEndian()), header.layout());
        if (rows.needed.isEmpty() && rows.soname.isEmpty()) {
            return new Dynamic(true, List.of(), Optional.empty());
        }
        if (rows.strings.isEmpty()) {
            flaws.add("what is said to the loader has no strings");
            return new Dynamic(true, List.of(), Optional.empty());
        }
        OptionalLong place = place(elf, rows.strings.getAsLong());
        if (place.isEmpty()) {
            flaws.add("the strings of what is said to the loader lie outside of the file");
            return new Dynamic(true, List.of(), Optional.empty());
        }
        StringTable strings = new StringTable(file, place.getAsLong(), rows.stringsSize.orElse(file.size()));
        return new Dynamic(
                true,
                names(strings, rows.needed),
                names(strings, rows.soname).stream().findFirst());
    }

    private static OptionalLong place(ElfFile elf, long address) {
        OptionalLong loaded = elf.fileOffset(address);
        return loaded.isPresent()
                ? loaded
                : elf.section(".dynstr")
                        .map(ElfSection::offset)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty());
    }

    private static List<String> names(StringTable strings, List<Long> indexes) throws IOException {
        List<String> names = new ArrayList<>();
        for (long index : indexes) {
            String name = strings.at(index);
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    /** The rows that matter here. */
    private static final class Rows {
        private final List<Long> needed = new ArrayList<>();
        private final List<Long> soname = new ArrayList<>();
        private OptionalLong strings = OptionalLong.empty();
        private OptionalLong stringsSize = OptionalLong.empty();

        static Rows of(Words table, ElfLayout layout) {
            Rows rows = new Rows();
            int row = layout.dynamicRow();
            for (int at = 0; at + row <= table.length(); at += row) {
                long tag = table.word(at, layout.wide());
                if (tag == END) {
                    break;
                }
                rows.add(tag, table.word(at + row / 2, layout.wide()));
            }
            return rows;
        }

        private void add(long tag, long value) {
            if (tag == NEEDED) {
                needed.add(value);
            } else if (tag == SONAME) {
                soname.add(value);
            } else if (tag == STRINGS) {
                strings = OptionalLong.of(value);
            } else if (tag == STRINGS_SIZE) {
                stringsSize = OptionalLong.of(value);
            }
        }
    }
}
