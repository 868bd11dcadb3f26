package dev.contenttrust.crypto.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.crypto.pgp.Keyring.Form;
import dev.contenttrust.live.peer.GnuPg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that GnuPG makes, read as GnuPG reads them. */
class GnuPgKeysTest {
    @TempDir
    private Path directory;

    private GnuPg gpg;

    @BeforeEach
    void start() {
        gpg = GnuPg.in(directory);
    }

    @AfterEach
    void stop() {
        gpg.close();
    }

    /** What we read from the export, once it is what GnuPG reads from it. */
    private Key asGnuPg(byte[] export) throws IOException {
        Path file = Files.write(directory.resolve("export"), export);
        Keyring keyring = Keyring.read("export", export);
        assertThat(keyring.flaws()).isEmpty();
        // GnuPG shows the user id that it deems the main one first.
        assertThat(GnuPgListing.of(keyring)).containsExactlyInAnyOrderElementsOf(GnuPgListing.of(gpg.show(file)));
        return keyring.keys().get(0);
    }

    @Test
    void algorithms_are_named() throws IOException {
        for (String algorithm : new String[] {"rsa2048", "ed25519", "nistp256", "nistp384"}) {
            gpg.generate(algorithm + " <one@example.org>", algorithm, "never");
            assertThat(asGnuPg(gpg.export(algorithm)).primary().weaknesses()).isEmpty();
        }
    }

    @Test
    void short_and_dsa_keys_are_weak() throws IOException {
        gpg.generate("short", "rsa1024", "never");
        gpg.generate("old", "dsa2048", "never");
        assertThat(asGnuPg(gpg.export("short")).primary().weaknesses()).containsExactly(Weakness.SHORT);
        assertThat(asGnuPg(gpg.export("old")).primary().weaknesses()).containsExactly(Weakness.DSA);
    }

    @Test
    void a_key_bound_by_sha1_alone_is_weak_until_it_signs_itself_anew() throws IOException {
        gpg.run(
                "--cert-digest-algo",
                "SHA1",
                "--passphrase",
                "",
                "--quick-generate-key",
                "one",
                "rsa2048",
                "sign",
                "never");
        assertThat(asGnuPg(gpg.export("one")).primary().weaknesses()).containsExactly(Weakness.SHA1);
        gpg.run("--quick-set-expire", gpg.fingerprint("one"), "2y");
        assertThat(asGnuPg(gpg.export("one")).primary().weaknesses()).isEmpty();
    }

    @Test
    void expiry_is_what_the_newest_signature_says() throws IOException {
        gpg.runAt("20200101T000000", "--passphrase", "", "--quick-generate-key", "one", "ed25519", "sign", "30d");
        Key expired = asGnuPg(gpg.export("one"));
        assertThat(expired.primary().expires()).contains(Instant.parse("2020-01-31T00:00:00Z"));
        assertThat(expired.primary().expiredAt(Instant.parse("2020-01-30T23:59:59Z")))
                .isFalse();
        assertThat(expired.primary().expiredAt(Instant.parse("2020-01-31T00:00:00Z")))
                .isTrue();
        gpg.runAt("20200115T000000", "--quick-set-expire", gpg.fingerprint("one"), "30d");
        assertThat(asGnuPg(gpg.export("one")).primary().expires()).contains(Instant.parse("2020-02-14T00:00:00Z"));
    }

    @Test
    void revocation_of_a_key_and_of_a_user_id_is_seen() throws IOException {
        gpg.generate("one", "ed25519", "never");
        gpg.run("--passphrase", "", "--quick-add-uid", "one", "two");
        gpg.run("--passphrase", "", "--quick-add-key", gpg.fingerprint("one"), "rsa2048", "sign", "2y");
        gpg.run("--quick-revoke-uid", gpg.fingerprint("one"), "two");
        Key key = asGnuPg(gpg.export("one"));
        assertThat(key.primary().revocation()).isEmpty();
        assertThat(key.userIds()).extracting(UserId::standing).contains(UserId.Standing.REVOKED, UserId.Standing.VALID);
        assertThat(key.subkeys())
                .singleElement()
                .satisfies(subkey -> assertThat(subkey.capabilities()).containsExactly(Capability.SIGN));
        gpg.revoke("one");
        assertThat(asGnuPg(gpg.export("one")).primary().revocation()).isPresent();
    }

    @Test
    void armored_exports_and_the_keybox_hold_the_same_keys() throws IOException {
        gpg.generate("one", "ed25519", "never");
        gpg.generate("two", "ed25519", "never");
        Keyring packets = Keyring.read("packets", gpg.export());
        Keyring armored = Keyring.read("armored", gpg.exportArmored());
        Keyring keybox = Keyring.read("keybox", Files.readAllBytes(gpg.home().resolve("pubring.kbx")));
        assertThat(armored.form()).isEqualTo(Form.ARMORED);
        assertThat(keybox.form()).isEqualTo(Form.KEYBOX);
        assertThat(armored.keys()).isEqualTo(packets.keys()).hasSize(2);
        assertThat(keybox.keys()).isEqualTo(packets.keys());
        assertThat(keybox.flaws()).isEmpty();
    }
}
