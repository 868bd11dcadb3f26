package dev.contenttrust.scan.binary;

import dev.contenttrust.image.layer.FileBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Programs that compress executables, so that nothing in them can be seen. */
final class Packers {
    /**
     * UPX writes this behind the program headers of an ELF file and among the section headers of a Windows program, and again
     * at the end of either, in the trailer that its own unpacking looks for.
     */
    private static final String UPX = "UPX!";

    private static final int HEAD = 4096;
    private static final int TRAILER = 64;

    private Packers() {}

    /** The packer's name; empty where the file is not packed by a known one. */
    static Optional<String> of(FileBytes file, boolean isElf) throws IOException {
        boolean head = text(file, 0, HEAD).contains(UPX);
        boolean end = text(file, Math.max(0, file.size() - TRAILER), TRAILER).contains(UPX);
        return head && (end || !isElf) ? Optional.of("UPX") : Optional.empty();
    }

    private static String text(FileBytes file, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        int filled = 0;
        for (int n = 1; filled < length && n > 0; filled += Math.max(0, n)) {
            n = file.read(position + filled, bytes, filled, length - filled);
        }
        return new String(bytes, 0, filled, StandardCharsets.ISO_8859_1);
    }
}
