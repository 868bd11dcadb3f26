package dev.contenttrust.crypto.pgp;

import java.util.List;
import java.util.Optional;

/**
 * The frame of a packet (RFC 9580, section 4.2): its kind, and where it lies.
 *
 * @param start of its header
 * @param end behind its body
 */
record Packet(int tag, int start, int end) {
    static final int SIGNATURE = 2;
    static final int SECRET_KEY = 5;
    static final int PUBLIC_KEY = 6;
    static final int SECRET_SUBKEY = 7;
    static final int USER_ID = 13;
    static final int PUBLIC_SUBKEY = 14;
    static final int USER_ATTRIBUTE = 17;

    /** A photograph in a user attribute is the largest thing a key holds; GnuPG takes none beyond 16 MiB and makes none of 1. */
    static final int LENGTH_MAX = 4 << 20;

    /**
     * Reads the header at an index and holds its length against what there is.
     *
     * @param flaws takes what is wrong with it
     */
    static Optional<Packet> at(PacketRun run, int start, List<Flaw> flaws) {
        int first = run.bytes()[start] & 0xff;
        if ((first & 0x80) == 0) {
            return flawed(run, start, "no packet begins here", flaws);
        }
        boolean newForm = (first & 0x40) != 0;
        int tag = newForm ? first & 0x3f : first >> 2 & 0xf;
        int octets = newForm ? newLengthOctets(run, start + 1) : oldLengthOctets(first);
        if (octets == 0) {
            return flawed(run, start, "a packet of a key has no definite length", flaws);
        }
        int body = start + 1 + octets;
        if (body > run.end()) {
            return flawed(run, start, "a packet breaks off", flaws);
        }
        long length = newForm ? newLength(run.bytes(), start + 1, octets) : number(run.bytes(), start + 1, octets);
        if (length > LENGTH_MAX) {
            return flawed(run, start, "a packet says that it has " + length + " bytes", flaws);
        }
        return body + length > run.end()
                ? flawed(run, start, "a packet breaks off", flaws)
                : Optional.of(new Packet(tag, start, body + (int) length));
    }

    private static Optional<Packet> flawed(PacketRun run, int start, String why, List<Flaw> flaws) {
        flaws.add(new Flaw(run.position(start), why));
        return Optional.empty();
    }

    private static int oldLengthOctets(int first) {
        int type = first & 3;
        return type == 3 ? 0 : 1 << type;
    }

    private static int newLengthOctets(PacketRun run, int at) {
        int first = at < run.end() ? run.bytes()[at] & 0xff : 0;
        if (first < 192) {
            return 1;
        }
        if (first < 224) {
            return 2;
        }
        return first == 255 ? 5 : 0;
    }

    private static long newLength(byte[] bytes, int at, int octets) {
        return switch (octets) {
            case 1 -> bytes[at] & 0xff;
            case 2 -> number(bytes, at, 2) - (192 << 8) + 192;
            default -> number(bytes, at + 1, 4);
        };
    }

    /** A big-endian number. */
    static long number(byte[] bytes, int at, int octets) {
        long value = 0;
        for (int i = 0; i < octets; i++) {
            value = value << 8 | (bytes[at + i] & 0xff);
        }
        return value;
    }
}
