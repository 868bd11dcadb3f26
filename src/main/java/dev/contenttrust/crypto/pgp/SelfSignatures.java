package dev.contenttrust.crypto.pgp;

import dev.contenttrust.Printable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;

/**
 * What a primary key says of itself, of its user ids and of its subkeys, by the newest signature of each kind that is really its
 * own. Chosen as GnuPG does: a direct signature goes before those over user ids (g10/getkey.c, merge_selfsigs).
 */
final class SelfSignatures {
    private static final Set<Integer> CERTIFICATIONS = Set.of(
            PGPSignature.DEFAULT_CERTIFICATION,
            PGPSignature.NO_CERTIFICATION,
            PGPSignature.CASUAL_CERTIFICATION,
            PGPSignature.POSITIVE_CERTIFICATION);

    private final PGPPublicKey primary;
    private final SignatureCheck check;
    private final KeyAlgorithm algorithm;
    private final Optional<PGPSignature> direct;
    private final List<UserId> userIds = new ArrayList<>();
    private final List<PGPSignature> certifications = new ArrayList<>();

    SelfSignatures(PGPPublicKey primary, Budget budget) throws PGPException {
        this.primary = primary;
        this.algorithm = KeyAlgorithm.of(primary);
        this.check = new SignatureCheck(primary, algorithm.cost(), budget);
        this.direct = check.newest(
                primary.getKeySignatures(),
                type -> type == PGPSignature.DIRECT_KEY,
                signature -> signature.verifyCertification(primary));
        readUserIds();
    }

    private void readUserIds() {
        Set<String> seen = new HashSet<>();
        Iterator<byte[]> ids = primary.getRawUserIDs();
        while (ids.hasNext()) {
            byte[] raw = ids.next();
            if (seen.add(HexFormat.of().formatHex(raw))) {
                userIds.add(new UserId(Printable.escape(new String(raw, StandardCharsets.UTF_8)), standing(raw)));
            }
        }
    }

    private UserId.Standing standing(byte[] id) {
        Optional<PGPSignature> newest = check.newest(
                primary.getSignaturesForID(id),
                type -> CERTIFICATIONS.contains(type) || type == PGPSignature.CERTIFICATION_REVOCATION,
                signature -> signature.verifyCertification(id, primary));
        if (newest.isEmpty()) {
            return UserId.Standing.UNSIGNED;
        }
        if (newest.get().getSignatureType() == PGPSignature.CERTIFICATION_REVOCATION) {
            return UserId.Standing.REVOKED;
        }
        certifications.add(newest.get());
        return UserId.Standing.VALID;
    }

    List<UserId> userIds() {
        return userIds;
    }

    KeyFacts primary() {
        Optional<Revocation> revocation = check.newest(
                        primary.getKeySignatures(),
                        type -> type == PGPSignature.KEY_REVOCATION,
                        signature -> signature.verifyCertification(primary))
                .map(SelfSignatures::revocation);
        List<PGPSignature> speaking = new ArrayList<>(certifications);
        speaking.sort(SignatureCheck.NEWEST_FIRST);
        direct.ifPresent(signature -> speaking.add(0, signature));
        Set<Capability> capabilities = capabilities(speaking, algorithm);
        capabilities.add(Capability.CERTIFY);
        return facts(primary, algorithm, speaking, revocation, capabilities);
    }

    KeyFacts subkey(PGPPublicKey subkey) throws PGPException {
        KeyAlgorithm own = KeyAlgorithm.of(subkey);
        Optional<PGPSignature> binding = check.newest(
                subkey.getSignatures(),
                type -> type == PGPSignature.SUBKEY_BINDING,
                signature -> signature.verifyCertification(primary, subkey));
        Optional<Revocation> revocation = check.newest(
                        subkey.getSignatures(),
                        type -> type == PGPSignature.SUBKEY_REVOCATION,
                        signature -> signature.verifyCertification(primary, subkey))
                .map(SelfSignatures::revocation);
        List<PGPSignature> speaking = binding.stream().toList();
        Set<Capability> capabilities =
                binding.isEmpty() ? EnumSet.noneOf(Capability.class) : capabilities(speaking, own);
        if (capabilities.contains(Capability.SIGN)
                && binding.isPresent()
                && !check.backSigned(binding.get(), subkey, own.cost())) {
            capabilities.remove(Capability.SIGN);
        }
        return facts(subkey, own, speaking, revocation, capabilities);
    }

    private static KeyFacts facts(
            PGPPublicKey key,
            KeyAlgorithm algorithm,
            List<PGPSignature> speaking,
            Optional<Revocation> revocation,
            Set<Capability> capabilities) {
        Set<Weakness> weaknesses = EnumSet.noneOf(Weakness.class);
        weaknesses.addAll(algorithm.weaknesses());
        if (key.getVersion() < 4) {
            weaknesses.add(Weakness.OLD_VERSION);
        }
        weakBinding(speaking, revocation).ifPresent(weaknesses::add);
        return new KeyFacts(
                new Fingerprint(HexFormat.of().formatHex(key.getFingerprint()).toUpperCase(Locale.ROOT)),
                key.getVersion(),
                algorithm.words(),
                key.getCreationTime().toInstant(),
                expiry(key, speaking),
                revocation,
                capabilities,
                weaknesses);
    }

    private static Optional<Weakness> weakBinding(List<PGPSignature> speaking, Optional<Revocation> revocation) {
        if (speaking.isEmpty()) {
            return revocation.isPresent() ? Optional.empty() : Optional.of(Weakness.UNBOUND);
        }
        if (speaking.stream().anyMatch(signature -> signature.getHashAlgorithm() >= HashAlgorithmTags.SHA256)) {
            return Optional.empty();
        }
        boolean sha = speaking.stream().anyMatch(signature -> signature.getHashAlgorithm() != HashAlgorithmTags.MD5);
        return Optional.of(sha ? Weakness.SHA1 : Weakness.MD5);
    }

    /** The first that says when: the direct signature, then those over user ids from the newest. */
    private static Optional<Instant> expiry(PGPPublicKey key, List<PGPSignature> speaking) {
        Instant created = key.getCreationTime().toInstant();
        if (key.getVersion() < 4) {
            long seconds = key.getValidSeconds();
            return seconds > 0 ? Optional.of(created.plusSeconds(seconds)) : Optional.empty();
        }
        return speaking.stream()
                .map(signature -> SignatureCheck.hashed(signature).getKeyExpirationTime())
                .filter(seconds -> seconds > 0)
                .findFirst()
                .map(created::plusSeconds);
    }

    private static Set<Capability> capabilities(List<PGPSignature> speaking, KeyAlgorithm algorithm) {
        Set<Capability> capabilities = EnumSet.copyOf(algorithm.capabilities());
        speaking.stream()
                .map(SignatureCheck::hashed)
                .filter(subpackets -> subpackets.hasSubpacket(SignatureSubpacketTags.KEY_FLAGS))
                .findFirst()
                .ifPresent(subpackets -> capabilities.retainAll(flagged(subpackets.getKeyFlags())));
        return capabilities;
    }

    /** RFC 9580, section 5.2.3.29. */
    private static Set<Capability> flagged(int flags) {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        for (FlagBit bit : FlagBit.values()) {
            if ((flags & bit.mask) != 0) {
                capabilities.add(bit.capability);
            }
        }
        return capabilities;
    }

    private enum FlagBit {
        CERTIFY(0x01, Capability.CERTIFY),
        SIGN(0x02, Capability.SIGN),
        ENCRYPT(0x0c, Capability.ENCRYPT),
        AUTHENTICATE(0x20, Capability.AUTHENTICATE);

        private final int mask;
        private final Capability capability;

        FlagBit(int mask, Capability capability) {
            this.mask = mask;
            this.capability = capability;
        }
    }

    private static Revocation revocation(PGPSignature signature) {
        String reason = Optional.ofNullable(SignatureCheck.hashed(signature).getRevocationReason())
                .map(each -> each.getRevocationDescription())
                .orElse("");
        return new Revocation(signature.getCreationTime().toInstant(), Printable.escape(reason));
    }
}
