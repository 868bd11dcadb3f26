package dev.contenttrust.crypto.pgp;

import java.util.ArrayList;
import java.util.List;

/**
 * GnuPG's database of keys: blobs one after the other, each with its length, its kind, and where in it the key lies (kbx/keybox-blob.c
 * in GnuPG's sources describes the layout). Read by hand, that one broken blob cost only itself.
 */
final class Keybox {
    private static final int HEADER_BLOB = 1;
    private static final int OPENPGP_BLOB = 2;
    private static final byte[] MAGIC = {'K', 'B', 'X', 'f'};
    private static final int MAGIC_AT = 8;
    private static final int KEY_OFFSET_AT = 8;
    private static final int KEY_LENGTH_AT = 12;
    private static final int HEAD_LENGTH = 16;

    private Keybox() {}

    static boolean begins(byte[] bytes) {
        if (bytes.length < MAGIC_AT + MAGIC.length || bytes[4] != HEADER_BLOB) {
            return false;
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes[MAGIC_AT + i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    /** The packets of every blob of a key. */
    static List<PacketRun> keys(byte[] bytes, List<Flaw> flaws) {
        List<PacketRun> runs = new ArrayList<>();
        int at = 0;
        while (at + 5 <= bytes.length) {
            long length = Packet.number(bytes, at, 4);
            if (length < 5 || length > bytes.length - at) {
                flaws.add(new Flaw(at, "a blob of the keybox breaks off"));
                return runs;
            }
            if (bytes[at + 4] == OPENPGP_BLOB) {
                addKey(bytes, at, (int) length, runs, flaws);
            }
            at += (int) length;
        }
        return runs;
    }

    private static void addKey(byte[] bytes, int at, int length, List<PacketRun> runs, List<Flaw> flaws) {
        long offset = length < HEAD_LENGTH ? length : Packet.number(bytes, at + KEY_OFFSET_AT, 4);
        long keyLength = length < HEAD_LENGTH ? 1 : Packet.number(bytes, at + KEY_LENGTH_AT, 4);
        if (offset < HEAD_LENGTH || offset + keyLength > length) {
            flaws.add(new Flaw(at, "a blob of the keybox says that its key lies outside of it"));
            return;
        }
        int start = at + (int) offset;
        runs.add(PacketRun.part(bytes, start, start + (int) keyLength));
    }
}
