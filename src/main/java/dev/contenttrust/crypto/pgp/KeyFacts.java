package dev.contenttrust.crypto.pgp;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What primary keys and subkeys have in common.
 *
 * @param version of the key's format: 2 to 6
 * @param algorithm and size or curve: {@code RSA 4096}, {@code Ed25519}, {@code ECDSA P-256}
 * @param created as the key says
 * @param expires by its newest valid self-signature; empty if never
 * @param revocation if the primary key revoked it
 * @param capabilities by the same self-signature
 * @param weaknesses why not to rely on it; often none
 */
public record KeyFacts(
        Fingerprint fingerprint,
        int version,
        String algorithm,
        Instant created,
        Optional<Instant> expires,
        Optional<Revocation> revocation,
        Set<Capability> capabilities,
        Set<Weakness> weaknesses) {
    public KeyFacts {
        capabilities = Set.copyOf(capabilities);
        weaknesses = Set.copyOf(weaknesses);
    }

    /** Whether it has expired by then. */
    public boolean expiredAt(Instant instant) {
        return expires.isPresent() && !expires.get().isAfter(instant);
    }

    /** Whether it may sign data by what it says of itself: neither expired nor revoked, and bound to its primary key. */
    public boolean signsAt(Instant instant) {
        return capabilities.contains(Capability.SIGN)
                && !expiredAt(instant)
                && revocation.isEmpty()
                && !weaknesses.contains(Weakness.UNBOUND);
    }
}
