package dev.contenttrust.audit;

import dev.contenttrust.crypto.PublicKey;
import dev.contenttrust.notary.Authority;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.TufKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keys and certificates that hold today, and should be replaced before they do not. */
final class Weaknesses {
    /** What is good beyond 2030 (NIST SP 800-57 part 1, section 5.6.3); Notary refuses less than 2048. */
    private static final int RSA_BITS_ENOUGH = 3072;

    private static final int ID_SHOWN = 12;

    private final SignedRepository repository;
    private final Findings findings;

    Weaknesses(SignedRepository repository, Findings findings) {
        this.repository = repository;
        this.findings = findings;
    }

    void judge() {
        Stream.concat(repository.administrators().stream(), repository.delegates().stream())
                .forEach(this::judge);
        noteRoot(repository.administrators().get(0));
    }

    private void judge(Authority authority) {
        Map<PublicKey, TreeSet<String>> ids = new LinkedHashMap<>();
        for (TufKey key : authority.keys()) {
            ids.computeIfAbsent(key.key(), k -> new TreeSet<>()).add(key.id().value());
            key.certificate()
                    .map(certificate -> certificate.commonName())
                    .filter(name -> name.endsWith("*"))
                    .ifPresent(name -> weak(authority.role(), "certificate for " + name + ", which covers others too"));
            key.key()
                    .modulusBits()
                    .filter(bits -> bits < RSA_BITS_ENOUGH)
                    .ifPresent(bits -> weak(
                            authority.role(),
                            "key " + abbreviated(key.canonicalId()) + " of RSA " + bits + ", near the least of 2048"));
        }
        ids.values().stream()
                .filter(several -> several.size() > 1)
                .forEach(several -> weak(
                        authority.role(),
                        "one public key under " + several.size() + " ids ("
                                + String.join(
                                        ", ",
                                        several.stream()
                                                .map(Weaknesses::abbreviated)
                                                .toList())
                                + "), which has one holder"));
    }

    private void weak(RoleName role, String what) {
        findings.add(role, Verdict.WEAK, role + ": " + what);
    }

    private void noteRoot(Authority root) {
        long holders = root.keys().stream().map(TufKey::key).distinct().count();
        if (root.may().threshold() <= 1) {
            findings.note(
                    "one signature makes a root (threshold 1 of " + holders + (holders == 1 ? " key)" : " keys)"));
        } else if (holders <= 1) {
            findings.note("the root has a single signer");
        }
    }

    private static String abbreviated(KeyId id) {
        return abbreviated(id.value());
    }

    private static String abbreviated(String id) {
        return id.length() <= ID_SHOWN ? id : id.substring(0, ID_SHOWN) + "…";
    }
}
