package dev.contenttrust.scan.elf;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An ELF file of either width and byte order, as far as it can be read. A damaged one is no failure: its tables have then fewer
 * rows, and {@link #flaws} says why.
 */
public final class ElfFile {
    private final FileBytes file;
    private final ElfHeader header;
    private final List<ElfSection> sections;
    private final List<ElfSegment> segments;
    private final Dynamic dynamic;
    private final Flaws flaws;

    private ElfFile(FileBytes file, ElfHeader header, Flaws flaws) throws IOException {
        this.file = file;
        this.header = header;
        this.flaws = flaws;
        this.segments = SegmentTable.read(file, header, flaws);
        this.sections = SectionTable.read(file, header, flaws);
        this.dynamic = Dynamic.read(this, file, flaws);
    }

    /** Empty where the file has no ELF header, or less than a whole one. */
    public static Optional<ElfFile> read(FileBytes file) throws IOException {
        Optional<ElfHeader> header = ElfHeader.read(file);
        return header.isEmpty() ? Optional.empty() : Optional.of(new ElfFile(file, header.get(), new Flaws()));
    }

    public boolean is64Bit() {
        return header.layout().wide();
    }

    public boolean isBigEndian() {
        return header.bigEndian();
    }

    /** {@code e_machine}: 62 for x86-64, 183 for AArch64. */
    public int machine() {
        return header.machine();
    }

    /** In the order of their table. */
    public List<ElfSection> sections() {
        return sections;
    }

    /** The first one of that name. */
    public Optional<ElfSection> section(String name) {
        return sections.stream().filter(section -> section.name().equals(name)).findFirst();
    }

    /** In the order of their table. */
    public List<ElfSegment> segments() {
        return segments;
    }

    /** The libraries that the loader is asked for ({@code DT_NEEDED}), in the order of the file. */
    public List<String> needed() {
        return dynamic.needed();
    }

    /** The name that others ask for this library by ({@code DT_SONAME}). */
    public Optional<String> soname() {
        return dynamic.soname();
    }

    /** Whether a loader is to bring anything to it; false for a statically linked program. */
    public boolean isDynamic() {
        return dynamic.present();
    }

    /** What the tables say that cannot be, each a sentence; empty for a sound file. */
    public List<String> flaws() {
        return flaws.all();
    }

    /** What the file has of a section: at most {@code limit} bytes, fewer or none where it lies outside of the file. */
    public byte[] content(ElfSection section, int limit) throws IOException {
        return section.type() == ElfSection.NO_BITS
                ? new byte[0]
                : Words.bytes(file, section.offset(), section.size(), limit);
    }

    /** What the file has of a segment: at most {@code limit} bytes, fewer or none where it lies outside of the file. */
    public byte[] content(ElfSegment segment, int limit) throws IOException {
        return Words.bytes(file, segment.offset(), segment.fileSize(), limit);
    }

    /** What the file has at an address of the program in memory: at most {@code limit} bytes, none where nothing is loaded. */
    public byte[] atAddress(long address, int limit) throws IOException {
        OptionalLong offset = fileOffset(address);
        return offset.isEmpty() ? new byte[0] : Words.bytes(file, offset.getAsLong(), limit, limit);
    }

    /** Where in the file an address of the program in memory comes from; empty where no loaded segment has it. */
    public OptionalLong fileOffset(long address) {
        return segments.stream()
                .filter(ElfSegment::isLoaded)
                .filter(segment -> segment.address() >= 0 && segment.offset() >= 0)
                .filter(segment -> address >= segment.address() && address - segment.address() < segment.fileSize())
                .mapToLong(segment -> segment.offset() + (address - segment.address()))
                .filter(offset -> offset >= 0 && offset < file.size())
                .findFirst();
    }

    ElfHeader header() {
        return header;
    }
}
