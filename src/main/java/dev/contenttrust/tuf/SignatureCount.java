package dev.contenttrust.tuf;

import dev.contenttrust.crypto.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Whose signatures on a file count, and why those of the others do not. Each public key counts once: a threshold counts
 * holders of keys, and one key under two ids has one holder.
 */
final class SignatureCount {
    private final Profile profile;
    private final Envelope envelope;
    private final Function<TufKey, Optional<String>> objection;
    private final Effort effort;
    private final byte[] message;
    private final Set<PublicKey> counted = new HashSet<>();
    private final List<TufKey> signers = new ArrayList<>();
    private final List<String> misses = new ArrayList<>();

    private SignatureCount(
            Profile profile, Envelope envelope, Function<TufKey, Optional<String>> objection, Effort effort) {
        this.profile = profile;
        this.envelope = envelope;
        this.objection = objection;
        this.effort = effort;
        this.message = envelope.canonical(profile);
    }

    /**
     * @param objection why a key does not count, however it signed
     * @param effort what is left to spend; a signature that cannot be checked any more does not count
     */
    static SignatureCount of(
            Profile profile,
            Envelope envelope,
            Voucher voucher,
            Function<TufKey, Optional<String>> objection,
            Effort effort) {
        SignatureCount count = new SignatureCount(profile, envelope, objection, effort);
        for (KeyId id : new LinkedHashSet<>(voucher.roleKeys().keyIds())) {
            Optional<TufKey> key = Optional.ofNullable(voucher.keys().get(id));
            key.flatMap(count::miss)
                    .or(() -> key.isEmpty() ? Optional.of("of a kind that cannot be used") : Optional.empty())
                    .ifPresentOrElse(
                            why -> count.misses.add("key " + abbreviated(id) + ": " + why),
                            () -> key.ifPresent(count.signers::add));
        }
        return count;
    }

    private Optional<String> miss(TufKey key) {
        Signature signature = envelope.signatures().get(key.id());
        if (signature == null) {
            return Optional.of("did not sign");
        }
        return objection.apply(key).or(() -> invalidity(key, signature));
    }

    private Optional<String> invalidity(TufKey key, Signature signature) {
        if (!effort.allows(key.key(), message)) {
            return Optional.of("not checked, as there are too many signatures");
        }
        return profile.scheme(key, signature)
                .map(scheme -> scheme.verify(key.key(), message, signature.value())
                        ? repetition(key)
                        : Optional.of("its signature is not valid"))
                .orElseGet(() -> Optional.of("signed by the unknown method \"" + signature.method() + "\""));
    }

    private Optional<String> repetition(TufKey key) {
        return counted.add(key.key())
                ? Optional.empty()
                : Optional.of("the same public key under another id, which counts once");
    }

    /** As much of an id as people compare. */
    private static String abbreviated(KeyId id) {
        return id.value().length() <= 16 ? id.value() : id.value().substring(0, 16) + "…";
    }

    /** Keys with a valid signature, in the order of the role's keys. */
    List<TufKey> signers() {
        return List.copyOf(signers);
    }

    /** In words, a key of the role each. */
    List<String> misses() {
        return List.copyOf(misses);
    }
}
