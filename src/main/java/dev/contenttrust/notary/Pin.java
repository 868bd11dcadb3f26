package dev.contenttrust.notary;

import dev.contenttrust.crypto.CertificateAuthority;
import dev.contenttrust.crypto.CertificateBundle;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.TufKey;
import dev.contenttrust.tuf.Verified;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a root must show beside its signatures. It is met by a key that has signed the root: anybody can list somebody else's
 * certificate.
 */
sealed interface Pin {

    /** In words, with the name it is set for. */
    String words();

    /** Which of the root's signers meets it, in words; empty if none does. */
    Optional<String> metBy(Verified<Root> root, Instant now);

    /** The one pin for a repository (notary-v1 profile, "root, certificates, pins"): the first kind that has one. */
    static Optional<Pin> of(Gun gun, PinSettings settings) {
        String name = gun.toString();
        Set<String> exact = settings.certs().get(name);
        if (exact != null) {
            return Optional.of(new Keys(name, exact));
        }
        return longest(settings.certs().keySet().stream().filter(key -> coversByStar(key, name)))
                .<Pin>map(key -> new Keys(key, settings.certs().getOrDefault(key, Set.of())))
                .or(() -> authorities(name, settings.ca()));
    }

    private static Optional<Pin> authorities(String name, Map<String, Path> ca) {
        return longest(ca.keySet().stream().filter(name::startsWith))
                .flatMap(prefix -> Optional.ofNullable(ca.get(prefix)).map(file -> Authorities.read(prefix, file)));
    }

    private static Optional<String> longest(Stream<String> names) {
        return names.max(Comparator.comparingInt(String::length));
    }

    private static boolean coversByStar(String pattern, String name) {
        return pattern.endsWith("*") && name.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    /**
     * Certain keys. An id is that of a certificate, as it stands in root.json; or the canonical id of its key, which outlives
     * the certificate: who holds the key signs either way, and the two kinds of id cannot be mistaken for one another.
     */
    record Keys(String name, Set<String> ids) implements Pin {
        @Override
        public String words() {
            return "key " + String.join(" or ", ids.stream().sorted().toList()) + " (pinned for " + name + ")";
        }

        @Override
        public Optional<String> metBy(Verified<Root> root, Instant now) {
            return signingCertificates(root)
                    .filter(key -> ids.contains(key.id().value())
                            || ids.contains(key.canonicalId().value()))
                    .findFirst()
                    .map(key -> "key " + matched(key) + " (pinned for " + name + ")");
        }

        private String matched(TufKey key) {
            return ids.contains(key.id().value())
                    ? key.id().value()
                    : key.canonicalId().value();
        }

        /** Of a public key that is listed under several certificates, each may be the pinned one. */
        private static Stream<TufKey> signingCertificates(Verified<Root> root) {
            return Optional.ofNullable(root.signed().roles().get(RoleName.ROOT)).stream()
                    .flatMap(keys -> keys.keyIds().stream())
                    .flatMap(id -> Optional.ofNullable(root.signed().keys().get(id)).stream())
                    .filter(key -> root.signers().stream()
                            .anyMatch(signer -> signer.key().equals(key.key())));
        }
    }

    /** Any key that certain authorities certify, all certificates on the way being valid now. */
    record Authorities(String prefix, Path file, List<CertificateAuthority> authorities) implements Pin {
        static Pin read(String prefix, Path file) {
            return new Authorities(
                    prefix, file, AuthorityFile.read("the CA file " + file + " pinned for " + prefix, file));
        }

        @Override
        public String words() {
            return "a CA of " + file + " (pinned for " + prefix + ")";
        }

        @Override
        public Optional<String> metBy(Verified<Root> root, Instant now) {
            return root.signers().stream()
                    .flatMap(key -> key.certificate().stream())
                    .flatMap(certificate -> certifier(certificate, now).stream())
                    .findFirst();
        }

        private Optional<String> certifier(CertificateBundle certificate, Instant now) {
            return authorities.stream()
                    .filter(authority -> certificate.chainsTo(List.of(authority), now))
                    .findFirst()
                    .map(authority -> "CA \"" + authority.subject() + "\" (pinned for " + prefix + ")");
        }
    }
}
