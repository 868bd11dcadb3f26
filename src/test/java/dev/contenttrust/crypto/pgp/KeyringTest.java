package dev.contenttrust.crypto.pgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.contenttrust.crypto.pgp.Keyring.Form;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {
    private static final Random RANDOM = new Random(1);

    private static Keyring read(byte[]... parts) {
        return Keyring.read("test.gpg", TestKeys.join(parts));
    }

    private static List<String> owners(Keyring keyring) {
        return keyring.keys().stream().map(Key::owner).toList();
    }

    @Test
    void packets_are_read() {
        Keyring keyring = read(TestKeys.packets("One <one@example.org>"), TestKeys.packets("Two"));
        assertThat(keyring.form()).isEqualTo(Form.BINARY);
        assertThat(owners(keyring)).containsExactly("One <one@example.org>", "Two");
        assertThat(keyring.flaws()).isEmpty();
    }

    @Test
    void armored_blocks_are_read_whatever_stands_around_them() {
        byte[] text = "# the key of one\r\n".getBytes(StandardCharsets.US_ASCII);
        Keyring keyring = read(text, TestKeys.armored("One"), text, TestKeys.armored("Two"), text);
        assertThat(keyring.form()).isEqualTo(Form.ARMORED);
        assertThat(owners(keyring)).containsExactly("One", "Two");
        assertThat(keyring.flaws()).isEmpty();
    }

    @Test
    void armor_with_the_line_ends_of_another_system_is_read() {
        String unix = new String(TestKeys.armored("One"), StandardCharsets.US_ASCII);
        assertThat(owners(read(unix.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII))))
                .containsExactly("One");
    }

    @Test
    void keys_and_subkeys_say_what_they_are_for() {
        Key key = read(TestKeys.packets("One")).keys().get(0);
        assertThat(key.primary().algorithm()).isEqualTo("Ed25519");
        assertThat(key.primary().capabilities()).containsExactly(Capability.CERTIFY);
        assertThat(key.primary().created()).isEqualTo(TestKeys.CREATED);
        assertThat(key.primary().weaknesses()).isEmpty();
        assertThat(key.subkeys())
                .extracting(KeyFacts::capabilities)
                .contains(Set.of(Capability.SIGN), Set.of(Capability.ENCRYPT));
        assertThat(key.all()).hasSize(3);
    }

    @Test
    void a_key_of_version_6_has_a_fingerprint_of_64_digits() throws NoSuchAlgorithmException {
        byte[] packets = TestKeys.packets(TestKeys.of(6, "Six"));
        Key key = read(packets).keys().get(0);
        int bodyLength = packets[1];
        byte[] body = Arrays.copyOfRange(packets, 2, 2 + bodyLength);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(new byte[] {(byte) 0x9b, 0, 0, 0, (byte) bodyLength});
        String expected = HexFormat.of().withUpperCase().formatHex(sha256.digest(body));
        assertThat(key.fingerprint().hex()).isEqualTo(expected);
        assertThat(key.fingerprint().keyId()).isEqualTo(expected.substring(0, 16));
        assertThat(key.primary().version()).isEqualTo(6);
        assertThat(key.owner()).isEqualTo("Six");
        assertThat(key.primary().weaknesses()).isEmpty();
    }

    @Test
    void user_ids_cannot_move_the_cursor() {
        assertThat(owners(read(TestKeys.packets("A\u001b[2J\u202eB")))).containsExactly("A\\u{1b}[2J\\u{202e}B");
    }

    @Test
    void a_revoked_subkey_is_told_with_the_reason() throws PGPException {
        OpenPGPKey made = TestKeys.of(4, "One");
        OpenPGPKey revoked = new BcOpenPGPApi()
                .editKey(made)
                .revokeComponentKey(made.getSigningKeys().get(0))
                .done();
        Key key = read(TestKeys.packets(revoked)).keys().get(0);
        assertThat(key.primary().revocation()).isEmpty();
        assertThat(key.subkeys())
                .filteredOn(subkey -> subkey.revocation().isPresent())
                .singleElement()
                .satisfies(
                        subkey -> assertThat(subkey.signsAt(TestKeys.CREATED)).isFalse());
    }

    @Test
    void a_key_whose_signatures_are_another_keys_is_bound_to_nobody() {
        byte[] modulus = new byte[256];
        RANDOM.nextBytes(modulus);
        BigInteger odd = new BigInteger(1, modulus).setBit(2047).setBit(0);
        Key key = read(TestKeys.rsa(odd, BigInteger.valueOf(65537))).keys().get(0);
        assertThat(key.primary().weaknesses()).containsExactly(Weakness.UNBOUND);
        assertThat(key.userIds()).containsExactly(new UserId("Nobody", UserId.Standing.UNSIGNED));
        assertThat(key.owner()).isEmpty();
    }

    @Test
    void numbers_that_would_take_seconds_to_check_with_are_not_checked_with() {
        BigInteger large = BigInteger.ONE.shiftLeft(16385).add(BigInteger.ONE);
        BigInteger usual = BigInteger.ONE.shiftLeft(4095).add(BigInteger.ONE);
        BigInteger exponent = BigInteger.ONE.shiftLeft(4000).add(BigInteger.ONE);
        Keyring keyring = read(TestKeys.rsa(large, BigInteger.valueOf(65537)), TestKeys.rsa(usual, exponent));
        assertThat(keyring.keys())
                .allSatisfy(key -> assertThat(key.primary().weaknesses()).contains(Weakness.UNKNOWN_ALGORITHM));
    }

    @Test
    void short_rsa_is_weak() {
        BigInteger modulus = BigInteger.ONE.shiftLeft(1023).add(BigInteger.ONE);
        assertThat(read(TestKeys.rsa(modulus, BigInteger.valueOf(65537)))
                        .keys()
                        .get(0)
                        .primary()
                        .weaknesses())
                .contains(Weakness.SHORT);
    }

    @Test
    void a_signature_with_one_bit_changed_binds_nothing() {
        OpenPGPKey made = TestKeys.of(4, "One");
        byte[] packets = TestKeys.packets(made);
        String id = "One";
        int at = new String(packets, StandardCharsets.ISO_8859_1).indexOf("\u0003" + id);
        packets[at + 1] ^= 1;
        Key key = read(packets).keys().get(0);
        assertThat(key.userIds()).extracting(UserId::standing).containsExactly(UserId.Standing.UNSIGNED);
    }

    @Test
    void what_is_no_keyring_is_refused() {
        for (String text : List.of("", "hello", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n")) {
            assertThatExceptionOfType(KeyringException.class)
                    .isThrownBy(() -> read(text.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    @Test
    void damage_costs_what_comes_after_it_only_and_is_told_with_its_position() {
        byte[] one = TestKeys.packets("One");
        Keyring keyring = read(one, new byte[] {0x42, 0x42});
        assertThat(owners(keyring)).containsExactly("One");
        assertThat(keyring.flaws()).containsExactly(new Flaw(one.length, "no packet begins here"));
    }

    @Test
    void a_key_of_an_unknown_form_costs_itself_only() {
        byte[] one = TestKeys.packets("One");
        byte[] unknown = {(byte) 0xc6, 3, 9, 9, 9};
        Keyring keyring = read(one, unknown, TestKeys.packets("Two"));
        assertThat(owners(keyring)).containsExactly("One", "Two");
        assertThat(keyring.flaws()).extracting(Flaw::position).containsExactly((long) one.length);
    }

    @Test
    void a_damaged_block_costs_itself_only() {
        String one = new String(TestKeys.armored("One"), StandardCharsets.US_ASCII);
        String broken = one.replaceFirst("\n\n....", "\n\n!!!!");
        Keyring keyring = read(broken.getBytes(StandardCharsets.US_ASCII), TestKeys.armored("Two"));
        assertThat(owners(keyring)).containsExactly("Two");
        assertThat(keyring.flaws()).containsExactly(new Flaw(0, "an armored block is damaged"));
    }

    @Test
    void a_secret_key_is_told() throws IOException {
        byte[] secret = TestKeys.of(4, "Secret").getPGPSecretKeyRing().getEncoded();
        byte[] one = TestKeys.packets("One");
        assertThat(read(one, secret).flaws()).contains(new Flaw(one.length, "here is a secret key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c6ffffffffff", "99ffff", "9b", "c6e0", "c2ff00500000", "c6"})
    void lengths_are_held_against_what_there_is(String packet) {
        assertThatExceptionOfType(KeyringException.class)
                .isThrownBy(() -> read(HexFormat.of().parseHex(packet)))
                .satisfies(refused -> assertThat(refused.flaws())
                        .singleElement()
                        .extracting(Flaw::position)
                        .isEqualTo(0L));
    }

    @Test
    void a_key_flooded_with_parts_is_left_out() {
        byte[] one = TestKeys.packets("One");
        byte[] userId = {(byte) 0xb4, 1, 'x'};
        byte[][] parts = new byte[KeyReader.PARTS_MAX + 2][];
        Arrays.fill(parts, userId);
        parts[0] = one;
        assertThatExceptionOfType(KeyringException.class).isThrownBy(() -> read(parts));
    }

    @Test
    void checks_are_counted() {
        Budget budget = new Budget();
        assertThat(budget.allows(Budget.CHECKS_MAX - 1)).isTrue();
        assertThat(budget.spent()).isFalse();
        assertThat(budget.allows(1)).isFalse();
        assertThat(budget.spent()).isTrue();
    }
}
