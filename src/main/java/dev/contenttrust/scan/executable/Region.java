package dev.contenttrust.scan.executable;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.file.Pieces;
import java.io.IOException;
import java.util.List;

/**
 * A section of a program, and where it lies in memory.
 *
 * @param address of its first byte in memory
 * @param offset of its first byte in the file
 * @param size of what the file has of it
 */
record Region(String name, long address, long offset, long size, boolean writable) {
    /** What the file has of it, up to a bound. */
    byte[] bytes(FileBytes file, int max) throws IOException {
        return Pieces.upTo(file, offset, (int) Math.min(max, size));
    }

    /** At most so many bytes at an address; none where no region has it. */
    static byte[] atAddress(List<Region> regions, FileBytes file, long address, int max) throws IOException {
        for (Region region : regions) {
            long within = address - region.address;
            if (within >= 0 && within < region.size) {
                return Pieces.upTo(file, region.offset + within, (int) Math.min(max, region.size - within));
            }
        }
        return new byte[0];
    }
}
