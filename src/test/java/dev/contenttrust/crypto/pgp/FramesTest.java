package dev.contenttrust.crypto.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keys lie in: packets (RFC 9580, section 4.2), armor (section 6.2), GnuPG's keybox. */
class FramesTest {
    private final List<Flaw> flaws = new ArrayList<>();

    private static byte[] header(String hex, int body) {
        return TestKeys.join(HexFormat.of().parseHex(hex), new byte[body]);
    }

    /** The examples of RFC 9580, section 4.2.1.4, and the ends of each form of length. */
    @ParameterizedTest
    @CsvSource({
        "cd64, 13, 100, 2",
        "cd00, 13, 0, 2",
        "cdbf, 13, 191, 2",
        "cdc000, 13, 192, 3",
        "cdc5fb, 13, 1723, 3",
        "cddfff, 13, 8383, 3",
        "cdff000186a0, 13, 100000, 6",
        "cdff00400000, 13, 4194304, 6",
        "b464, 13, 100, 2",
        "b50100, 13, 256, 3",
        "b600010000, 13, 65536, 5",
        "986e, 6, 110, 2"
    })
    void lengths_are_read_in_every_form(String head, int tag, int length, int headLength) {
        byte[] bytes = header(head, length);
        assertThat(Packet.at(PacketRun.part(bytes, 0, bytes.length), 0, flaws))
                .contains(new Packet(tag, 0, headLength + length));
        assertThat(flaws).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "4d64, 100, no packet begins here",
        "cde0, 100, a packet of a key has no definite length",
        "cdfe, 100, a packet of a key has no definite length",
        "b7, 100, a packet of a key has no definite length",
        "cd64, 99, a packet breaks off",
        "cdc5fb, 1722, a packet breaks off",
        "b5, 1, a packet breaks off",
        "cdff00400001, 4194305, a packet says that it has 4194305 bytes"
    })
    void what_is_no_whole_packet_is_told(String head, int body, String why) {
        byte[] bytes = TestKeys.join(new byte[7], header(head, body));
        assertThat(Packet.at(PacketRun.part(bytes, 7, bytes.length), 7, flaws)).isEmpty();
        assertThat(flaws).containsExactly(new Flaw(7, why));
    }

    @Test
    void a_flaw_in_armor_is_where_the_block_is() {
        byte[] bytes = {0x42};
        assertThat(Packet.at(PacketRun.decoded(bytes, 77), 0, flaws)).isEmpty();
        assertThat(flaws).containsExactly(new Flaw(77, "no packet begins here"));
    }

    @Test
    void a_signature_or_a_marker_of_nothing_between_keys_is_told() {
        byte[] one = TestKeys.packets("One");
        byte[] signature = {(byte) 0xc2, 1, 0};
        byte[] trust = {(byte) 0xcc, 1, 0};
        Keyring keyring = Keyring.read("x", TestKeys.join(trust, signature, one));
        assertThat(keyring.keys()).hasSize(1);
        assertThat(keyring.flaws()).containsExactly(new Flaw(3, "a packet belongs to no key"));
    }

    // -------------------------------------------------------------------------------------------------------- armor

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void a_block_begins_a_line() {
        String block = new String(TestKeys.armored("One"), StandardCharsets.US_ASCII);
        List<PacketRun> runs = Armor.decode(ascii("> " + block + "\n" + block), flaws);
        assertThat(runs).hasSize(1);
        assertThat(flaws).isEmpty();
    }

    @Test
    void other_blocks_are_told_and_what_follows_is_read() {
        String block = new String(TestKeys.armored("One"), StandardCharsets.US_ASCII);
        String message = "-----BEGIN PGP MESSAGE-----\n\nAAAA\n-----END PGP MESSAGE-----\n";
        String secret = "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nAAAA\n-----END PGP PRIVATE KEY BLOCK-----\n";
        List<PacketRun> runs = Armor.decode(ascii(message + secret + block), flaws);
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).position(0)).isEqualTo(message.length() + secret.length());
        assertThat(flaws)
                .containsExactly(
                        new Flaw(0, "an armored block is no public key"),
                        new Flaw(message.length(), "here is a secret key"));
    }

    @Test
    void a_block_that_does_not_end_is_told() {
        String block = new String(TestKeys.armored("One"), StandardCharsets.US_ASCII);
        String torn = block.substring(0, block.indexOf("-----END"));
        assertThat(Armor.decode(ascii(block + torn), flaws)).hasSize(1);
        assertThat(flaws).containsExactly(new Flaw(block.length(), "an armored block does not end"));
    }

    @Test
    void there_are_as_many_blocks_as_keys_at_most() {
        String empty = "-----BEGIN PGP MESSAGE-----\n";
        Armor.decode(ascii(empty.repeat(Keyring.KEYS_MAX)), flaws);
        assertThat(flaws).hasSize(Keyring.KEYS_MAX);
        flaws.clear();
        Armor.decode(ascii(empty.repeat(Keyring.KEYS_MAX + 5)), flaws);
        assertThat(flaws).hasSize(Keyring.KEYS_MAX + 1);
        assertThat(flaws.get(Keyring.KEYS_MAX).toString()).contains("more than " + Keyring.KEYS_MAX);
    }

    // ------------------------------------------------------------------------------------------------------- keybox

    private static final byte[] FIRST = ByteBuffer.allocate(32)
            .putInt(32)
            .put((byte) 1)
            .put((byte) 1)
            .putShort((short) 0)
            .put(ascii("KBXf"))
            .array();

    /** A blob of a key that lies at an offset, with a length. */
    private static byte[] blob(int kind, int offset, int length, byte[] rest) {
        return ByteBuffer.allocate(16 + rest.length)
                .putInt(16 + rest.length)
                .put((byte) kind)
                .put((byte) 1)
                .putShort((short) 0)
                .putInt(offset)
                .putInt(length)
                .put(rest)
                .array();
    }

    @Test
    void a_keybox_begins_with_its_own_blob() {
        assertThat(Keybox.begins(FIRST)).isTrue();
        assertThat(Keybox.begins(Arrays.copyOf(FIRST, 12))).isTrue();
        assertThat(Keybox.begins(Arrays.copyOf(FIRST, 11))).isFalse();
        for (int at : new int[] {4, 8, 9, 10, 11}) {
            byte[] other = FIRST.clone();
            other[at] ^= 1;
            assertThat(Keybox.begins(other)).as("byte %d", at).isFalse();
        }
    }

    @Test
    void a_key_lies_where_its_blob_says() {
        byte[] key = TestKeys.packets("One");
        byte[] padded = TestKeys.join(new byte[9], key, new byte[4]);
        byte[] box = TestKeys.join(FIRST, blob(2, 25, key.length, padded), blob(3, 0, 0, new byte[0]));
        List<PacketRun> runs = Keybox.keys(box, flaws);
        assertThat(flaws).isEmpty();
        assertThat(runs).singleElement().satisfies(run -> {
            assertThat(run.start()).isEqualTo(FIRST.length + 25);
            assertThat(run.end()).isEqualTo(FIRST.length + 25 + key.length);
        });
        assertThat(Keyring.read("pubring.kbx", box).keys()).hasSize(1);
    }

    @Test
    void a_key_may_fill_its_blob_and_no_more() {
        byte[] key = TestKeys.packets("One");
        assertThat(Keybox.keys(TestKeys.join(FIRST, blob(2, 16, key.length, key)), flaws))
                .hasSize(1);
        assertThat(flaws).isEmpty();
        String why = "a blob of the keybox says that its key lies outside of it";
        for (byte[] broken : List.of(
                blob(2, 16, key.length + 1, key),
                blob(2, 17, key.length, key),
                blob(2, 15, key.length, key),
                blob(2, -1, 1, key),
                new byte[] {0, 0, 0, 15, 2, 1, 0, 0, 0, 0, 0, 16, 0, 0, 0},
                new byte[] {0, 0, 0, 5, 2})) {
            flaws.clear();
            List<PacketRun> runs = Keybox.keys(TestKeys.join(FIRST, broken, blob(2, 16, key.length, key)), flaws);
            assertThat(flaws).containsExactly(new Flaw(FIRST.length, why));
            assertThat(runs).as("the next is read").hasSize(1);
        }
    }

    @Test
    void a_blob_that_breaks_off_ends_the_keybox() {
        byte[] key = TestKeys.packets("One");
        byte[] whole = TestKeys.join(FIRST, blob(2, 16, key.length, key));
        byte[] torn = Arrays.copyOf(whole, whole.length - 1);
        assertThat(Keybox.keys(torn, flaws)).isEmpty();
        assertThat(flaws).containsExactly(new Flaw(FIRST.length, "a blob of the keybox breaks off"));
        flaws.clear();
        assertThat(Keybox.keys(TestKeys.join(whole, new byte[] {0, 0, 0, 4, 2}), flaws))
                .hasSize(1);
        assertThat(flaws).containsExactly(new Flaw(whole.length, "a blob of the keybox breaks off"));
    }
}
