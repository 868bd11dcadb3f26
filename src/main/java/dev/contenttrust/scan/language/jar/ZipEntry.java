package dev.contenttrust.scan.language.jar;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.file.MalformedFileException;
import dev.contenttrust.scan.file.MemoryFile;
import dev.contenttrust.scan.file.Pieces;
import dev.contenttrust.scan.file.SliceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * One entry of a zip file.
 *
 * @param name with slashes
 * @param flags APPNOTE.TXT 4.4.4
 * @param method 0 is stored, 8 deflated
 * @param packed its length in the archive, in bytes
 * @param size as the archive says it; it is not believed
 * @param offset of its local header
 */
record ZipEntry(FileBytes archive, String name, short flags, short method, long packed, long size, long offset) {
    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int HEADER = 30;
    private static final int HEADER_SIGNATURE = 0x04034b50;

    /** Whether its bytes lie in the archive as they are. */
    boolean isStored() {
        return method == STORED;
    }

    /** Its content: a part of the archive, or inflated into memory, as much as the budget allows. */
    FileBytes content(Budget budget) throws IOException {
        if ((flags & ENCRYPTED) != 0) {
            throw new MalformedFileException("it is encrypted");
        }
        ByteBuffer header = Pieces.exactly(archive, offset, HEADER).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(0) != HEADER_SIGNATURE) {
            throw new MalformedFileException("it is not where the zip directory says");
        }
        long start =
                offset + HEADER + Short.toUnsignedInt(header.getShort(26)) + Short.toUnsignedInt(header.getShort(28));
        if (packed < 0 || start > archive.size() - packed) {
            throw new MalformedFileException("it is not all there");
        }
        return switch (method) {
            case STORED -> new SliceFile(archive, start, packed);
            case DEFLATED -> inflated(start, budget);
            default -> throw new MalformedFileException("it is packed by method " + method + ", which is not read");
        };
    }

    private FileBytes inflated(long start, Budget budget) throws IOException {
        Inflater inflater = new Inflater(true);
        try (InputStream packedBytes = Pieces.stream(archive, start, packed);
                InputStream plain = new InflaterInputStream(packedBytes, inflater)) {
            return new MemoryFile(budget.read(plain));
        } finally {
            inflater.end();
        }
    }
}
