package dev.contenttrust.notary;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Pins as in Notary's {@code trust_pinning}.
 *
 * @param certs certificate (or key) ids by GUN or by {@code prefix*}
 * @param ca PEM files by prefix of the GUN
 */
public record PinSettings(Map<String, Set<String>> certs, Map<String, Path> ca) {
    public PinSettings {
        certs = Map.copyOf(certs);
        ca = Map.copyOf(ca);
    }

    /** No pins. */
    public static PinSettings none() {
        return new PinSettings(Map.of(), Map.of());
    }

    public boolean isEmpty() {
        return certs.isEmpty() && ca.isEmpty();
    }
}
