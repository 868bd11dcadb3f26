package dev.contenttrust.crypto.pgp;

import java.util.ArrayList;
import java.util.List;

/**
 * A file of public keys, as {@code gpg --export} makes it, armored or not, or as GnuPG keeps them ({@code pubring.kbx}).
 *
 * @param form how they are written
 * @param keys those that could be read, in the order of the file
 * @param flaws what could not, in the order of the file; often none
 */
public record Keyring(Form form, List<Key> keys, List<Flaw> flaws) {
    /** The largest in use, Debian's keyring of all its developers, has about 30 MiB. */
    public static final int BYTES_MAX = 64 << 20;

    /** That one has about 1,000. */
    static final int KEYS_MAX = 10_000;

    public Keyring {
        keys = List.copyOf(keys);
        flaws = List.copyOf(flaws);
    }

    /** How keys are written to a file. Programs differ in which they read. */
    public enum Form {
        /** Packets one after the other (RFC 9580, section 4). */
        BINARY,
        /** The same as text (RFC 9580, section 6); a file may hold several blocks. */
        ARMORED,
        /** GnuPG's own database. */
        KEYBOX
    }

    /**
     * Reads all that can be read. Costs at most about ten seconds, whatever the bytes are.
     *
     * @param file its name, for messages
     * @throws KeyringException if there is not one readable key in it, or it is greater than {@link #BYTES_MAX}
     */
    public static Keyring read(String file, byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            Flaw flaw = new Flaw(BYTES_MAX, "there is more than " + BYTES_MAX + " bytes");
            throw new KeyringException(file, List.of(flaw));
        }
        List<Flaw> flaws = new ArrayList<>();
        Form form = form(bytes);
        List<PacketRun> runs = switch (form) {
            case BINARY -> List.of(PacketRun.part(bytes, 0, bytes.length));
            case ARMORED -> Armor.decode(bytes, flaws);
            case KEYBOX -> Keybox.keys(bytes, flaws);
        };
        List<Key> keys = new KeyReader(flaws).read(runs);
        if (keys.isEmpty()) {
            throw new KeyringException(file, flaws);
        }
        return new Keyring(form, keys, flaws);
    }

    private static Form form(byte[] bytes) {
        if (Keybox.begins(bytes)) {
            return Form.KEYBOX;
        }
        boolean packets = bytes.length > 0 && bytes[0] < 0;
        return packets ? Form.BINARY : Form.ARMORED;
    }
}
