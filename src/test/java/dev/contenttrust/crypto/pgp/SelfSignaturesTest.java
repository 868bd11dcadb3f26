package dev.contenttrust.crypto.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.crypto.pgp.PacketMaker.Subpackets;
import dev.contenttrust.live.peer.GnuPg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.bcpg.sig.RevocationReasonTags;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose subkey it is, and what a key says of itself: also of keys that were put together to deceive. */
class SelfSignaturesTest {
    private static final Instant MADE = TestKeys.CREATED.plusSeconds(60);
    private static final Instant LATER = MADE.plusSeconds(60);

    private static void nothing(PGPSignatureSubpacketGenerator says) {}

    private static void signs(PGPSignatureSubpacketGenerator says) {
        says.setKeyFlags(false, KeyFlags.SIGN_DATA);
    }

    private final PGPKeyPair primary = PacketMaker.pair();
    private final PGPKeyPair subkey = PacketMaker.pair();
    private final PGPKeyPair other = PacketMaker.pair();

    private static Subpackets expiresAfter(Duration life) {
        return says -> says.setKeyExpirationTime(false, life.toSeconds());
    }

    private PGPSignature ofId(PGPKeyPair by, String id, Instant made, Subpackets says) {
        return PacketMaker.signature(
                by,
                PGPSignature.POSITIVE_CERTIFICATION,
                made,
                says,
                each -> each.generateCertification(id, primary.getPublicKey()));
    }

    private PGPSignature ofPrimary(PGPKeyPair by, int type, Instant made, Subpackets says) {
        return PacketMaker.signature(by, type, made, says, each -> each.generateCertification(primary.getPublicKey()));
    }

    private PGPSignature ofSubkey(PGPKeyPair by, int type, Instant made, Subpackets says) {
        return PacketMaker.signature(
                by,
                type,
                made,
                says,
                each -> each.generateCertification(primary.getPublicKey(), subkey.getPublicKey()));
    }

    private PGPSignature bound(PGPKeyPair by, Subpackets says) {
        return ofSubkey(by, PGPSignature.SUBKEY_BINDING, MADE, says);
    }

    /** Of a binding that has the back signature of a subkey that signs. */
    private static Subpackets embedding(PGPSignature back) {
        return says -> {
            signs(says);
            try {
                says.addEmbeddedSignature(false, back);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
    }

    private PacketMaker key() {
        return new PacketMaker()
                .primary(primary)
                .userId("One")
                .signature(ofId(primary, "One", MADE, SelfSignaturesTest::nothing));
    }

    private static Key read(PacketMaker packets) {
        Keyring keyring = Keyring.read("made", packets.bytes());
        assertThat(keyring.flaws()).isEmpty();
        return keyring.keys().get(0);
    }

    private KeyFacts subkeyWith(PGPSignature binding) {
        return read(key().subkey(subkey).signature(binding)).subkeys().get(0);
    }

    @Test
    void a_subkey_that_says_whose_it_is_signs() {
        PGPSignature back = ofSubkey(subkey, PGPSignature.PRIMARYKEY_BINDING, MADE, SelfSignaturesTest::nothing);
        KeyFacts facts = subkeyWith(bound(primary, embedding(back)));
        assertThat(facts.capabilities()).containsExactly(Capability.SIGN);
        assertThat(facts.signsAt(LATER)).isTrue();
    }

    @Test
    void the_subkey_of_another_does_not_sign_for_whom_it_was_put_there() {
        assertThat(subkeyWith(bound(primary, SelfSignaturesTest::signs)).capabilities())
                .isEmpty();
        PGPSignature byPrimary = ofSubkey(primary, PGPSignature.PRIMARYKEY_BINDING, MADE, SelfSignaturesTest::nothing);
        assertThat(subkeyWith(bound(primary, embedding(byPrimary))).capabilities())
                .isEmpty();
        PGPSignature ofOtherKind = ofSubkey(subkey, PGPSignature.SUBKEY_BINDING, MADE, SelfSignaturesTest::nothing);
        assertThat(subkeyWith(bound(primary, embedding(ofOtherKind))).capabilities())
                .isEmpty();
        PGPSignature forAnother = PacketMaker.signature(
                subkey,
                PGPSignature.PRIMARYKEY_BINDING,
                MADE,
                SelfSignaturesTest::nothing,
                each -> each.generateCertification(other.getPublicKey(), subkey.getPublicKey()));
        assertThat(subkeyWith(bound(primary, embedding(forAnother))).capabilities())
                .isEmpty();
    }

    @Test
    void gnupg_reads_such_a_key_the_same_way(@TempDir Path directory) throws IOException {
        PGPSignature back = ofSubkey(subkey, PGPSignature.PRIMARYKEY_BINDING, MADE, SelfSignaturesTest::nothing);
        byte[] packets =
                key().subkey(subkey).signature(bound(primary, embedding(back))).bytes();
        try (GnuPg gpg = GnuPg.in(directory)) {
            Path file = Files.write(directory.resolve("made.gpg"), packets);
            assertThat(GnuPgListing.of(Keyring.read("made", packets))).isEqualTo(GnuPgListing.of(gpg.show(file)));
        }
    }

    @Test
    void a_subkey_that_another_key_bound_is_bound_to_nobody() {
        KeyFacts facts = subkeyWith(bound(other, SelfSignaturesTest::signs));
        assertThat(facts.weaknesses()).containsExactly(Weakness.UNBOUND);
        assertThat(facts.capabilities()).isEmpty();
        assertThat(facts.signsAt(LATER)).isFalse();
    }

    @Test
    void a_signature_of_another_kind_binds_no_subkey() {
        PGPSignature direct = ofSubkey(primary, PGPSignature.PRIMARYKEY_BINDING, MADE, SelfSignaturesTest::signs);
        assertThat(subkeyWith(direct).weaknesses()).containsExactly(Weakness.UNBOUND);
    }

    @Test
    void a_binding_of_another_subkey_binds_none() {
        PGPSignature ofAnother = PacketMaker.signature(
                primary,
                PGPSignature.SUBKEY_BINDING,
                MADE,
                SelfSignaturesTest::signs,
                each -> each.generateCertification(primary.getPublicKey(), other.getPublicKey()));
        assertThat(subkeyWith(ofAnother).weaknesses()).containsExactly(Weakness.UNBOUND);
    }

    @Test
    void only_the_primary_key_revokes_its_subkey() {
        PacketMaker bound = key().subkey(subkey).signature(bound(primary, SelfSignaturesTest::nothing));
        PGPSignature foreign = ofSubkey(other, PGPSignature.SUBKEY_REVOCATION, LATER, SelfSignaturesTest::nothing);
        assertThat(read(bound.signature(foreign)).subkeys().get(0).revocation()).isEmpty();
        PGPSignature own = ofSubkey(
                primary,
                PGPSignature.SUBKEY_REVOCATION,
                LATER,
                says -> says.setRevocationReason(false, RevocationReasonTags.KEY_COMPROMISED, "stolen"));
        assertThat(read(bound.signature(own)).subkeys().get(0).revocation()).contains(new Revocation(LATER, "stolen"));
    }

    @Test
    void only_a_key_itself_revokes_it() {
        PGPSignature foreign = ofPrimary(other, PGPSignature.KEY_REVOCATION, LATER, SelfSignaturesTest::nothing);
        PGPSignature own = ofPrimary(primary, PGPSignature.KEY_REVOCATION, LATER, SelfSignaturesTest::nothing);
        for (PGPSignature revocation : List.of(foreign, own)) {
            PacketMaker packets = new PacketMaker()
                    .primary(primary)
                    .signature(revocation)
                    .userId("One")
                    .signature(ofId(primary, "One", MADE, SelfSignaturesTest::nothing));
            assertThat(read(packets).primary().revocation().isPresent()).isEqualTo(revocation == own);
        }
    }

    @Test
    void the_newest_signature_speaks_in_whatever_order_they_stand() {
        PGPSignature older = ofId(primary, "One", MADE, expiresAfter(Duration.ofDays(1)));
        PGPSignature newer = ofId(primary, "One", LATER, expiresAfter(Duration.ofDays(2)));
        Instant expected = TestKeys.CREATED.plus(Duration.ofDays(2));
        for (List<PGPSignature> order : List.of(List.of(older, newer), List.of(newer, older))) {
            PacketMaker packets = new PacketMaker().primary(primary).userId("One");
            order.forEach(packets::signature);
            assertThat(read(packets).primary().expires()).contains(expected);
        }
    }

    @Test
    void of_several_user_ids_the_newest_speaks_and_a_direct_signature_before_them() {
        PacketMaker ids = new PacketMaker();
        PacketMaker direct = new PacketMaker();
        direct.primary(primary)
                .signature(ofPrimary(primary, PGPSignature.DIRECT_KEY, MADE, expiresAfter(Duration.ofDays(3))));
        ids.primary(primary);
        for (PacketMaker packets : List.of(ids, direct)) {
            packets.userId("One")
                    .signature(ofId(primary, "One", MADE, expiresAfter(Duration.ofDays(1))))
                    .userId("Two")
                    .signature(ofId(primary, "Two", LATER, expiresAfter(Duration.ofDays(2))));
        }
        assertThat(read(ids).primary().expires()).contains(TestKeys.CREATED.plus(Duration.ofDays(2)));
        assertThat(read(direct).primary().expires()).contains(TestKeys.CREATED.plus(Duration.ofDays(3)));
    }

    @Test
    void a_direct_signature_of_another_key_says_nothing() {
        PacketMaker packets = new PacketMaker()
                .primary(primary)
                .signature(ofPrimary(other, PGPSignature.DIRECT_KEY, MADE, expiresAfter(Duration.ofDays(3))))
                .userId("One")
                .signature(ofId(primary, "One", MADE, SelfSignaturesTest::nothing));
        assertThat(read(packets).primary().expires()).isEmpty();
    }

    @Test
    void a_user_id_that_others_signed_alone_is_not_the_keys_own() {
        Key key = read(new PacketMaker()
                .primary(primary)
                .userId("One")
                .signature(ofId(primary, "One", MADE, SelfSignaturesTest::nothing))
                .userId("Mallory")
                .signature(ofId(other, "Mallory", LATER, SelfSignaturesTest::nothing)));
        assertThat(key.userIds())
                .containsExactly(
                        new UserId("One", UserId.Standing.VALID), new UserId("Mallory", UserId.Standing.UNSIGNED));
        assertThat(key.owner()).isEqualTo("One");
    }

    @Test
    void a_key_that_expired_or_was_revoked_or_is_for_something_else_does_not_sign() {
        PGPSignature back = ofSubkey(subkey, PGPSignature.PRIMARYKEY_BINDING, MADE, SelfSignaturesTest::nothing);
        KeyFacts encrypting = subkeyWith(bound(primary, says -> says.setKeyFlags(false, KeyFlags.ENCRYPT_COMMS)));
        assertThat(encrypting.signsAt(LATER)).isFalse();
        KeyFacts expiring = subkeyWith(bound(primary, says -> {
            embedding(back).accept(says);
            says.setKeyExpirationTime(false, 3600);
        }));
        assertThat(expiring.signsAt(TestKeys.CREATED.plusSeconds(3599))).isTrue();
        assertThat(expiring.signsAt(TestKeys.CREATED.plusSeconds(3600))).isFalse();
        KeyFacts revoked = read(key().subkey(subkey)
                        .signature(bound(primary, embedding(back)))
                        .signature(
                                ofSubkey(primary, PGPSignature.SUBKEY_REVOCATION, LATER, SelfSignaturesTest::nothing)))
                .subkeys()
                .get(0);
        assertThat(revoked.capabilities()).contains(Capability.SIGN);
        assertThat(revoked.signsAt(LATER)).isFalse();
    }
}
