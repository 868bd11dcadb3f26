package dev.contenttrust.scan.keyring;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key that lies in a file system.
 *
 * @param fingerprint OpenPGP: 40 or 64 hex digits; apk: SHA-256 of the SubjectPublicKeyInfo, in hex
 * @param owner as the key itself says, fit to be shown; empty if it does not
 * @param algorithm and size or curve
 * @param expires empty if never, or not known of its kind
 * @param weaknesses in words, each to follow "the key"
 * @param marks what a person should know at the instant of the scan
 * @param reach which repositories the package manager accepts it for
 */
public record InstalledKey(
        String fingerprint,
        String owner,
        String algorithm,
        Optional<Instant> created,
        Optional<Instant> expires,
        List<String> weaknesses,
        Set<Mark> marks,
        Reach reach) {
    public InstalledKey {
        weaknesses = List.copyOf(weaknesses);
        marks = Set.copyOf(marks);
    }

    /** What is the matter with a key. */
    public enum Mark {
        EXPIRED,
        REVOKED,
        WEAK,
        /** No repository makes use of it. */
        NO_REPOSITORY
    }

    /**
     * Which repositories a key is accepted for.
     *
     * @param everything every repository that does not name keys of its own, those to come among them; of rpm's own keys, those
     *     too that do
     * @param repositories those configured now, by name
     */
    public record Reach(boolean everything, List<String> repositories) {
        public Reach {
            repositories = List.copyOf(repositories);
        }
    }
}
