package dev.contenttrust.tuf.notary;

import dev.contenttrust.crypto.CertificateBundle;
import java.util.Optional;

/** Which certificates may vouch for a repository's root (the reference's rules, less a bare wildcard). */
final class RootCertificates {
    private RootCertificates() {}

    /** Why a root key does not count, whatever the time; empty if it does. */
    static Optional<String> objection(String gun, Optional<CertificateBundle> certificate) {
        if (certificate.isEmpty()) {
            return Optional.of("no certificate with one leaf at its head, as root keys need");
        }
        String name = certificate.get().commonName();
        if (!speaksFor(name, gun)) {
            return Optional.of("its certificate is for \"" + name + "\", not for " + gun);
        }
        return certificate.get().hasWeakSignature()
                ? Optional.of("its certificate is signed by an algorithm that is broken")
                : Optional.empty();
    }

    /** The name itself, or a prefix and {@code *}; the prefix holds a whole host or namespace, as {@code *} would speak for all. */
    private static boolean speaksFor(String commonName, String gun) {
        if (!commonName.endsWith("*")) {
            return commonName.equals(gun);
        }
        String prefix = commonName.substring(0, commonName.length() - 1);
        return prefix.indexOf('/') > 0 && gun.startsWith(prefix);
    }
}
