package dev.contenttrust.scan.keyring;

import dev.contenttrust.crypto.pgp.Capability;
import dev.contenttrust.crypto.pgp.Key;
import dev.contenttrust.crypto.pgp.KeyFacts;
import dev.contenttrust.crypto.pgp.Weakness;
import dev.contenttrust.scan.keyring.InstalledKey.Mark;
import dev.contenttrust.scan.keyring.InstalledKey.Reach;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an OpenPGP key is worth as the key of a repository. */
final class OpenPgpVerdict {
    private OpenPgpVerdict() {}

    static Set<String> fingerprints(Key key) {
        return key.all().stream().map(facts -> facts.fingerprint().hex()).collect(Collectors.toSet());
    }

    static InstalledKey of(Key key, Reach reach, Instant at) {
        KeyFacts primary = key.primary();
        Set<Weakness> weaknesses = weaknesses(key);
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (expired(key, at)) {
            marks.add(Mark.EXPIRED);
        }
        if (primary.revocation().isPresent()) {
            marks.add(Mark.REVOKED);
        }
        if (!weaknesses.isEmpty()) {
            marks.add(Mark.WEAK);
        }
        if (reach.repositories().isEmpty()) {
            marks.add(Mark.NO_REPOSITORY);
        }
        List<String> words = weaknesses.stream().map(Weakness::words).toList();
        return new InstalledKey(
                primary.fingerprint().hex(),
                key.owner(),
                primary.algorithm(),
                Optional.of(primary.created()),
                primary.expires(),
                words,
                marks,
                reach);
    }

    /** Itself, or every key of it that could sign a repository. */
    private static boolean expired(Key key, Instant at) {
        List<KeyFacts> signing = key.all().stream()
                .filter(facts -> facts.capabilities().contains(Capability.SIGN))
                .toList();
        return key.primary().expiredAt(at)
                || (!signing.isEmpty() && signing.stream().allMatch(facts -> facts.expiredAt(at)));
    }

    /** The primary key's own, and those of the subkeys that sign. */
    private static Set<Weakness> weaknesses(Key key) {
        Set<Weakness> weaknesses = EnumSet.noneOf(Weakness.class);
        weaknesses.addAll(key.primary().weaknesses());
        key.subkeys().stream()
                .filter(subkey -> subkey.capabilities().contains(Capability.SIGN))
                .forEach(subkey -> weaknesses.addAll(subkey.weaknesses()));
        return weaknesses;
    }
}
