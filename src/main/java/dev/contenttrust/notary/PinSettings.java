package dev.contenttrust.notary;

import dev.contenttrust.InvalidNameException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Pins as in Notary's {@code trust_pinning}. A name of a whole repository is made full ({@code alpine} becomes
 * {@code docker.io/library/alpine}), since one that can never match would be a pin that is silently not enforced.
 *
 * @param certs ids of root certificates, or of their keys, by GUN or by {@code prefix*}
 * @param ca PEM files by prefix of the GUN
 */
public record PinSettings(Map<String, Set<String>> certs, Map<String, Path> ca) {
    private static final int ID_LENGTH = 64;

    /** @throws ConfigurationException if a name is no repository's, or an id none */
    public PinSettings {
        certs = checked(certs);
        ca = Map.copyOf(ca);
    }

    /** No pins. */
    public static PinSettings none() {
        return new PinSettings(Map.of(), Map.of());
    }

    public boolean isEmpty() {
        return certs.isEmpty() && ca.isEmpty();
    }

    /** These pins; where they have none of that name, the others'. */
    public PinSettings over(PinSettings others) {
        Map<String, Set<String>> allCerts = new LinkedHashMap<>(others.certs);
        allCerts.putAll(certs);
        Map<String, Path> allCa = new LinkedHashMap<>(others.ca);
        allCa.putAll(ca);
        return new PinSettings(allCerts, allCa);
    }

    private static Map<String, Set<String>> checked(Map<String, Set<String>> certs) {
        Map<String, Set<String>> checked = new LinkedHashMap<>();
        certs.forEach((name, ids) -> {
            Set<String> known = checked.computeIfAbsent(fullName(name), n -> new LinkedHashSet<>());
            if (ids.isEmpty()) {
                throw bad(name, "it lists no key, and nothing could ever meet it", "List a key id, or remove the pin.");
            }
            ids.forEach(id -> known.add(checkedId(name, id)));
        });
        checked.replaceAll((name, ids) -> Set.copyOf(ids));
        return Map.copyOf(checked);
    }

    private static String fullName(String name) {
        int star = name.indexOf('*');
        if (star >= 0 && star < name.length() - 1) {
            throw bad(name, "a * may only stand at the end", "Pin a prefix such as registry.example.com/team/*.");
        }
        try {
            return star >= 0 ? name : Gun.parse(name).toString();
        } catch (InvalidNameException e) {
            throw new ConfigurationException("the pin for \"" + name + "\"", e.getMessage(), "Name a repository.", e);
        }
    }

    private static String checkedId(String name, String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        if (lower.length() != ID_LENGTH || !lower.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
            throw bad(
                    name,
                    "\"" + id + "\" is no key id",
                    "Give the " + ID_LENGTH + " hex digits that root.json and `trust inspect` show.");
        }
        return lower;
    }

    private static ConfigurationException bad(String name, String why, String remedy) {
        return new ConfigurationException("the pin for \"" + name + "\"", why, remedy, null);
    }
}
