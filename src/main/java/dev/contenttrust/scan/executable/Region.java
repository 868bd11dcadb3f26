package dev.contenttrust.scan.executable;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.file.Pieces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

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

    /** What the file has of the first section of one of these names. */
    static Optional<byte[]> named(List<Region> regions, FileBytes file, int max, List<String> names)
            throws IOException {
        for (Region region : regions) {
            if (names.contains(region.name)) {
                return Optional.of(region.bytes(file, max));
            }
        }
        return Optional.empty();
    }

    /** What the file has of the first that a program may write to; none where there is none. */
    static byte[] firstWritable(List<Region> regions, FileBytes file, int max) throws IOException {
        for (Region region : regions) {
            if (region.writable) {
                return region.bytes(file, max);
            }
        }
        return new byte[0];
    }

    /** A name in a field of fixed length, filled with zeros. */
    static String name(ByteBuffer from, int at, int length) {
        byte[] name = new byte[length];
        from.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1).trim();
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
