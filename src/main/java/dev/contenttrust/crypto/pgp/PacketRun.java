package dev.contenttrust.crypto.pgp;

/** Bytes that are packets one after the other, and where in the file they came from. */
final class PacketRun {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private final long block;

    private PacketRun(byte[] bytes, int start, int end, long block) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.block = block;
    }

    /** Some of a file's bytes, as they are. */
    static PacketRun part(byte[] file, int start, int end) {
        return new PacketRun(file, start, end, -1);
    }

    /** What a block of the file was decoded to. */
    static PacketRun decoded(byte[] packets, long block) {
        return new PacketRun(packets, 0, packets.length, block);
    }

    byte[] bytes() {
        return bytes;
    }

    /** The index of the first byte. */
    int start() {
        return start;
    }

    /** Behind the last byte. */
    int end() {
        return end;
    }

    /** Where in the file the byte at this index is, or the block that it came from. */
    long position(int at) {
        return block < 0 ? at : block;
    }
}
