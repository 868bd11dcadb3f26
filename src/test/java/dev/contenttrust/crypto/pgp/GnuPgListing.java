package dev.contenttrust.crypto.pgp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code gpg --show-keys --with-colons} prints and what we read, brought into one form. */
final class GnuPgListing {
    private static final Map<String, String> ALGORITHMS =
            Map.of("1", "RSA ", "16", "Elgamal ", "17", "DSA ", "18", "ECDH ", "19", "ECDSA ", "22", "EdDSA ");
    private static final Map<String, String> CURVES = Map.of(
            "ed25519", "Ed25519", "cv25519", "X25519", "nistp256", "P-256", "nistp384", "P-384", "nistp521", "P-521");

    private GnuPgListing() {}

    /** Lines {@code fingerprint algorithm created expires state capabilities}, and {@code uid state text}. */
    static List<String> of(List<String> colons) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < colons.size(); i++) {
            String[] field = colons.get(i).split(":", -1);
            if (field[0].equals("pub") || field[0].equals("sub")) {
                String fingerprint = colons.subList(i, colons.size()).stream()
                        .filter(line -> line.startsWith("fpr:"))
                        .findFirst()
                        .orElseThrow()
                        .split(":")[9];
                String capabilities = field[11].replaceAll("[A-Z]", "");
                lines.add(String.join(
                        " ",
                        field[0],
                        fingerprint,
                        algorithm(field),
                        field[5],
                        field[6].isEmpty() ? "never" : field[6],
                        field[1].equals("r") ? "revoked" : "ok",
                        sorted(capabilities)));
            } else if (field[0].equals("uid")) {
                lines.add("uid " + (field[1].equals("r") ? "revoked" : "ok") + " " + field[9]);
            }
        }
        return lines;
    }

    private static String algorithm(String[] field) {
        String curve = field[16];
        if (curve.isEmpty()) {
            return ALGORITHMS.get(field[3]) + field[2];
        }
        String name = CURVES.getOrDefault(curve, curve);
        return name.endsWith("25519") ? name : ALGORITHMS.get(field[3]) + name;
    }

    /** What we read, in the same form; all that belongs to a revoked key is revoked in GnuPG's listing. */
    static List<String> of(Keyring keyring) {
        List<String> lines = new ArrayList<>();
        for (Key key : keyring.keys()) {
            boolean revoked = key.primary().revocation().isPresent();
            lines.add(line("pub", key.primary(), revoked));
            key.userIds()
                    .forEach(id ->
                            lines.add("uid " + (revoked || id.standing() == UserId.Standing.REVOKED ? "revoked" : "ok")
                                    + " " + id.text().replace(":", "\\x3a")));
            key.subkeys()
                    .forEach(subkey -> lines.add(
                            line("sub", subkey, revoked || subkey.revocation().isPresent())));
        }
        return lines;
    }

    private static String line(String kind, KeyFacts key, boolean revoked) {
        String expires =
                key.expires().map(Instant::getEpochSecond).map(String::valueOf).orElse("never");
        String letters = key.capabilities().stream()
                .map(capability -> capability.name().substring(0, 1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return String.join(
                " ",
                kind,
                key.fingerprint().hex(),
                key.algorithm(),
                String.valueOf(key.created().getEpochSecond()),
                expires,
                revoked ? "revoked" : "ok",
                sorted(letters));
    }

    private static String sorted(String letters) {
        Set<Integer> seen = new HashSet<>();
        return letters.chars()
                .filter(seen::add)
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
