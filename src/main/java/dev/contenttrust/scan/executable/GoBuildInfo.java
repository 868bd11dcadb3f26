package dev.contenttrust.scan.executable;

import dev.contenttrust.scan.file.Pieces;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What Go's linker notes in a program (Go's debug/buildinfo): a magic at a multiple of 16, the size of a pointer, flags; then, since
 * Go 1.18, two texts with their lengths, or before that pointers to them: the version of Go, and the modules.
 *
 * @param version {@code go1.19.8}
 * @param modules the lines of the modules; empty where the program was built without any
 */
record GoBuildInfo(String version, String modules) {
    private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
    private static final String SECTION = ".go.buildinfo";
    private static final String SYMBOLS = ".gopclntab";

    /** As far as Go itself looks for the magic. */
    private static final int SEARCHED = 64 << 10;

    /** The section has some bytes; with inline texts, those of the modules. */
    private static final int SECTION_MAX = 16 << 20;

    private static final int ALIGNMENT = 16;
    private static final int HEADER = 32;
    private static final int POINTER_SIZE_AT = 14;
    private static final int FLAGS_AT = 15;
    private static final int BIG_ENDIAN = 1;
    private static final int INLINE = 2;

    private static final int VERSION_MAX = 1 << 10;
    private static final int MODULES_MAX = 8 << 20;

    /** Random bytes before and after the modules, by which debuggers find them. */
    private static final int SENTINEL = 16;

    /** Empty for what Go did not make. */
    static Optional<GoBuildInfo> of(Executable program) throws IOException {
        Optional<byte[]> section = program.section(SECTION, SECTION_MAX);
        byte[] data = section.isPresent() ? section.get() : program.writableData(SECTION_MAX);
        int at = position(data, section.isPresent() ? data.length : SEARCHED);
        if (at < 0) {
            return withoutNotes(program);
        }
        int flags = data[at + FLAGS_AT];
        return (flags & INLINE) != 0
                ? inline(ByteBuffer.wrap(data, at + HEADER, data.length - at - HEADER))
                : pointed(program, data, at, flags);
    }

    private static int position(byte[] data, int searched) {
        int limit = Math.min(data.length, searched) - HEADER;
        for (int at = Pieces.find(data, MAGIC, 0); at >= 0 && at <= limit; at = Pieces.find(data, MAGIC, at + 1)) {
            if (at % ALIGNMENT == 0) {
                return at;
            }
        }
        return -1;
    }

    private static Optional<GoBuildInfo> inline(ByteBuffer texts) {
        Optional<byte[]> version = text(texts, VERSION_MAX);
        if (version.isEmpty()) {
            return Optional.of(new GoBuildInfo("", ""));
        }
        return Optional.of(of(version.get(), text(texts, MODULES_MAX).orElse(new byte[0])));
    }

    /** The length in groups of seven bits, the lowest first; then the text. */
    private static Optional<byte[]> text(ByteBuffer from, int max) {
        try {
            long length = 0;
            for (int shift = 0; shift < Integer.SIZE; shift += 7) {
                byte next = from.get();
                length |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    break;
                }
            }
            if (length > max || length > from.remaining()) {
                return Optional.empty();
            }
            byte[] text = new byte[(int) length];
            from.get(text);
            return Optional.of(text);
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static Optional<GoBuildInfo> pointed(Executable program, byte[] data, int at, int flags)
            throws IOException {
        int size = data[at + POINTER_SIZE_AT];
        if (size != Integer.BYTES && size != Long.BYTES) {
            return Optional.of(new GoBuildInfo("", ""));
        }
        Pointers pointers =
                new Pointers(program, size, (flags & BIG_ENDIAN) != 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        byte[] version = pointers.text(pointers.read(data, at + ALIGNMENT), VERSION_MAX);
        byte[] modules = pointers.text(pointers.read(data, at + ALIGNMENT + size), MODULES_MAX);
        return Optional.of(of(version, modules));
    }

    private static GoBuildInfo of(byte[] version, byte[] modules) {
        boolean marked = modules.length > 2 * SENTINEL && modules[modules.length - SENTINEL - 1] == '\n';
        byte[] lines = marked ? Arrays.copyOfRange(modules, SENTINEL, modules.length - SENTINEL) : new byte[0];
        return new GoBuildInfo(new String(version, StandardCharsets.UTF_8), new String(lines, StandardCharsets.UTF_8));
    }

    /** Some tools strip the notes; the table of functions stays, since programs need it to run. */
    private static Optional<GoBuildInfo> withoutNotes(Executable program) throws IOException {
        for (String section : new String[] {SYMBOLS, ".data.rel.ro" + SYMBOLS}) {
            if (program.section(section, 1).isPresent()) {
                byte[] texts = program.section(".rodata", SECTION_MAX).orElse(new byte[0]);
                return Optional.of(new GoBuildInfo(GoVersions.within(texts), ""));
            }
        }
        return Optional.empty();
    }

    /** Numbers as wide as the program's addresses. */
    private record Pointers(Executable program, int size, ByteOrder order) {
        long read(byte[] from, int at) {
            if (at + size > from.length) {
                return 0;
            }
            ByteBuffer buffer = ByteBuffer.wrap(from).order(order);
            return size == Long.BYTES ? buffer.getLong(at) : Integer.toUnsignedLong(buffer.getInt(at));
        }

        /** A text in memory is a pointer to its bytes, and their number. */
        byte[] text(long header, int max) throws IOException {
            byte[] parts = program.atAddress(header, 2 * size);
            if (parts.length < 2 * size) {
                return new byte[0];
            }
            long length = read(parts, size);
            return length < 0 || length > max ? new byte[0] : program.atAddress(read(parts, 0), (int) length);
        }
    }
}
