package dev.contenttrust.scan.elf;

/**
 * A row of the section table (System V ABI, "Sections"). Nothing of it is checked against the file: read through
 * {@link ElfFile#content}.
 *
 * @param name as far as it could be read, at most {@link StringTable#NAME_MAX} bytes of it
 * @param address in memory, 0 for what is not loaded
 * @param offset in the file, in bytes
 * @param size in bytes
 */
public record ElfSection(String name, long type, long flags, long address, long offset, long size) {
    /** {@code SHT_NOBITS}: has a size, but no bytes in the file. */
    static final int NO_BITS = 8;
}
