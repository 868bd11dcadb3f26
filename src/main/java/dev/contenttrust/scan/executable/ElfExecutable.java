package dev.contenttrust.scan.executable;

import dev.contenttrust.scan.elf.ElfFile;
import dev.contenttrust.scan.elf.ElfSection;
import dev.contenttrust.scan.elf.ElfSegment;
import java.io.IOException;
import java.util.Optional;

/** An ELF file. */
record ElfExecutable(ElfFile file) implements Executable {
    @Override
    public Optional<byte[]> section(String name, int max) throws IOException {
        Optional<ElfSection> section = file.section(name);
        return section.isEmpty() ? Optional.empty() : Optional.of(file.content(section.get(), max));
    }

    @Override
    public byte[] writableData(int max) throws IOException {
        for (ElfSegment segment : file.segments()) {
            if (segment.isLoaded() && segment.isWritable() && !segment.isExecutable()) {
                return file.content(segment, max);
            }
        }
        return new byte[0];
    }

    @Override
    public byte[] atAddress(long address, int max) throws IOException {
        return file.atAddress(address, max);
    }
}
