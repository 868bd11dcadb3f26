package dev.contenttrust.scan.elf;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;
import java.util.Optional;

/** The form of an executable, told by its first bytes. */
public enum ExecutableKind {
    ELF("ELF"),
    PE("PE"),
    /** For one architecture, or for several in one file. */
    MACH_O("Mach-O");

    /** As many bytes as {@link #of(FileBytes)} reads at first. */
    private static final int HEAD = 64;

    private static final int ELF_MAGIC = 0x7f454c46;
    private static final int PE_MAGIC = 0x50450000;
    private static final int MACH_O_32 = 0xfeedface;
    private static final int MACH_O_64 = 0xfeedfacf;
    private static final int MACH_O_UNIVERSAL = 0xcafebabe;

    /** Java's class files share the magic of universal files; what is a count here is their version there, never below 45. */
    private static final int ARCHITECTURES_MAX = 42;

    /** Where a DOS program says at which offset its Windows part begins. */
    private static final int PE_OFFSET = 0x3c;

    private final String title;

    ExecutableKind(String title) {
        this.title = title;
    }

    /** As people write it. */
    public String title() {
        return title;
    }

    /** Empty for any file that is no executable of a known kind. */
    public static Optional<ExecutableKind> of(FileBytes file) throws IOException {
        Words head = Words.of(file, 0, HEAD, true);
        if (head.length() < 8) {
            return Optional.empty();
        }
        int magic = (int) head.u32(0);
        if (magic == ELF_MAGIC) {
            return Optional.of(ELF);
        }
        if (isMachO(magic) || (magic == MACH_O_UNIVERSAL && head.u32(4) <= ARCHITECTURES_MAX)) {
            return Optional.of(MACH_O);
        }
        return isPe(file, head) ? Optional.of(PE) : Optional.empty();
    }

    private static boolean isMachO(int magic) {
        int swapped = Integer.reverseBytes(magic);
        return magic == MACH_O_32 || magic == MACH_O_64 || swapped == MACH_O_32 || swapped == MACH_O_64;
    }

    private static boolean isPe(FileBytes file, Words head) throws IOException {
        if (head.u16(0) != ('M' << 8 | 'Z') || head.length() < HEAD) {
            return false;
        }
        long at = Integer.toUnsignedLong(Integer.reverseBytes((int) head.u32(PE_OFFSET)));
        Words there = Words.of(file, at, 4, true);
        return there.length() == 4 && (int) there.u32(0) == PE_MAGIC;
    }
}
