package dev.contenttrust.scan.executable;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.elf.ElfFile;
import dev.contenttrust.scan.elf.ExecutableKind;
import java.io.IOException;
import java.util.Optional;

/** A program or library, as far as compilers' notes need it. Answers hold no more bytes than the file has. */
interface Executable {
    /**
     * The bytes of a section.
     *
     * @param name as ELF has it: {@code .go.buildinfo}; other forms change the dot
     */
    Optional<byte[]> section(String name, int max) throws IOException;

    /** The data that the program may write to, where Go's build information is, if no section is named so. */
    byte[] writableData(int max) throws IOException;

    /** At most so many bytes at an address of the program in memory. */
    byte[] atAddress(long address, int max) throws IOException;

    /** Empty for what is no executable. */
    static Optional<Executable> of(FileBytes file) throws IOException {
        Optional<ExecutableKind> kind = ExecutableKind.of(file);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return switch (kind.get()) {
            case ELF -> ElfFile.read(file).map(ElfExecutable::new);
            case PE -> PeFile.read(file).map(sections -> sections);
            case MACH_O -> MachOFile.read(file).map(sections -> sections);
        };
    }
}
