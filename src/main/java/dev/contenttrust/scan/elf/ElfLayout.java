package dev.contenttrust.scan.elf;

/**
 * Where the fields of the 32-bit and the 64-bit form lie (System V ABI, chapters 4 and 5): offsets within the row, in bytes.
 *
 * @param header length of the file header
 */
record ElfLayout(boolean wide, int header, Header at, Sections section, Segments segment, int dynamicRow) {
    static final ElfLayout NARROW = new ElfLayout(
            false,
            52,
            new Header(28, 32, 42, 44, 46, 48, 50),
            new Sections(40, 8, 12, 16, 20, 24),
            new Segments(32, 24, 4, 8, 16, 20),
            8);

    static final ElfLayout WIDE = new ElfLayout(
            true,
            64,
            new Header(32, 40, 54, 56, 58, 60, 62),
            new Sections(64, 8, 16, 24, 32, 40),
            new Segments(56, 4, 8, 16, 32, 40),
            16);

    /** The file header, from {@code e_phoff} to {@code e_shstrndx}. */
    record Header(
            int segments,
            int sections,
            int segmentRow,
            int segmentCount,
            int sectionRow,
            int sectionCount,
            int names) {}

    /** A row of the section table; name and type lie at 0 and 4 in both forms. */
    record Sections(int row, int flags, int address, int offset, int size, int link) {}

    /** A row of the program header table; the type lies at 0 in both forms. */
    record Segments(int row, int flags, int offset, int address, int fileSize, int memorySize) {}
}
