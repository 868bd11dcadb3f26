package dev.contenttrust.scan.elf;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Strings ended by a zero byte, named by their offset (System V ABI, "String Table"). */
final class StringTable {
    /** Names of sections and libraries are some tens of bytes long. */
    static final int NAME_MAX = 255;

    private final FileBytes file;
    private final long offset;
    private final long size;

    StringTable(FileBytes file, long offset, long size) {
        this.file = file;
        this.offset = offset;
        this.size = size;
    }

    /** The string that begins there, in Latin-1; empty where the table has none. */
    String at(long index) throws IOException {
        if (index < 0 || index >= size || offset < 0) {
            return "";
        }
        byte[] bytes = Words.bytes(file, offset + index, size - index, NAME_MAX);
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }
}
