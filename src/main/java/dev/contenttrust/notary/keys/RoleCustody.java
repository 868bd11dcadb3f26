package dev.contenttrust.notary.keys;

import dev.contenttrust.crypto.PublicKey;
import dev.contenttrust.notary.Authority;
import dev.contenttrust.tuf.TufKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A live role, and who holds its keys as far as this machine can tell. */
public record RoleCustody(Authority role, List<KeyCustody> keys) {
    public RoleCustody {
        keys = List.copyOf(keys);
    }

    /**
     * A listed key.
     *
     * @param held the files here that hold its private half; several are copies
     */
    public record KeyCustody(TufKey key, List<HeldKey> held) {
        public KeyCustody {
            held = List.copyOf(held);
        }

        public boolean here() {
            return !held.isEmpty();
        }
    }

    static RoleCustody of(Authority role, List<HeldKey> hand) {
        List<KeyCustody> keys = role.keys().stream()
                .map(key -> new KeyCustody(
                        key, hand.stream().filter(held -> held.belongsTo(key)).toList()))
                .toList();
        return new RoleCustody(role, keys);
    }

    /** Whether the keys here are enough to sign for the role. Thresholds count different public keys. */
    public boolean canSign() {
        return held().size() >= role.may().threshold();
    }

    /** Whether the threshold could be met until now, and not without the keys here. */
    public boolean lostWithoutUs() {
        int needed = role.may().threshold();
        return listed().size() >= needed && listed().size() - held().size() < needed;
    }

    private Set<PublicKey> listed() {
        Set<PublicKey> all = new HashSet<>();
        keys.forEach(key -> all.add(key.key().key()));
        return all;
    }

    private Set<PublicKey> held() {
        Set<PublicKey> ours = new HashSet<>();
        keys.stream().filter(KeyCustody::here).forEach(key -> ours.add(key.key().key()));
        return ours;
    }
}
