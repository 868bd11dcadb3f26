package dev.contenttrust.crypto.pgp;

import java.util.ArrayList;
import java.util.List;

/** A primary key with all that belongs to it. In the order of the file. */
public record Key(KeyFacts primary, List<UserId> userIds, List<KeyFacts> subkeys) {
    public Key {
        userIds = List.copyOf(userIds);
        subkeys = List.copyOf(subkeys);
    }

    /** The primary key's. */
    public Fingerprint fingerprint() {
        return primary.fingerprint();
    }

    /** The first user id that the key itself signed; empty if there is none. */
    public String owner() {
        return userIds.stream()
                .filter(id -> id.standing() == UserId.Standing.VALID)
                .findFirst()
                .map(UserId::text)
                .orElse("");
    }

    /** The primary key and its subkeys. */
    public List<KeyFacts> all() {
        List<KeyFacts> all = new ArrayList<>(subkeys.size() + 1);
        all.add(primary);
        all.addAll(subkeys);
        return all;
    }
}
