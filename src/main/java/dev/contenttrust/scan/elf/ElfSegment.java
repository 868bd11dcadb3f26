package dev.contenttrust.scan.elf;

/**
 * A row of the program header table (System V ABI, "Program Header"): a stretch of the file and where it lies in memory.
 *
 * @param offset in the file, in bytes
 * @param fileSize how many bytes of the file it takes
 * @param memorySize how many bytes it takes in memory
 */
public record ElfSegment(long type, long flags, long offset, long address, long fileSize, long memorySize) {
    /** {@code PT_LOAD}. */
    public static final int LOAD = 1;

    /** {@code PT_DYNAMIC}. */
    static final int DYNAMIC = 2;

    /** {@code PF_X} and {@code PF_W}. */
    private static final int EXECUTE = 1;

    private static final int WRITE = 2;

    /** Whether it becomes part of the program in memory. */
    public boolean isLoaded() {
        return type == LOAD;
    }

    public boolean isWritable() {
        return (flags & WRITE) != 0;
    }

    public boolean isExecutable() {
        return (flags & EXECUTE) != 0;
    }
}
