package dev.contenttrust.crypto.pgp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The full fingerprint of a key: 40 hex digits (version 4), 64 (versions 5 and 6), 32 (version 3, by MD5), in capital letters.
 *
 * @param hex without blanks
 */
public record Fingerprint(String hex) implements Comparable<Fingerprint> {
    private static final Pattern FORM = Pattern.compile("[0-9A-F]{32}|[0-9A-F]{40}|[0-9A-F]{64}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");
    private static final int V4_DIGITS = 40;
    private static final int ID_DIGITS = 16;

    public Fingerprint {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a fingerprint: " + hex);
        }
    }

    /** Reads what people write: either case, in groups, after {@code 0x}, before the {@code !} that asks for that very subkey. */
    public static Optional<Fingerprint> parse(String text) {
        String plain = BLANKS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        plain = plain.startsWith("0X") ? plain.substring(2) : plain;
        plain = plain.endsWith("!") ? plain.substring(0, plain.length() - 1) : plain;
        return FORM.matcher(plain).matches() ? Optional.of(new Fingerprint(plain)) : Optional.empty();
    }

    /** The key id, 16 hex digits: the end of a fingerprint of version 4 and before, the beginning of a later one. */
    public String keyId() {
        return hex.length() <= V4_DIGITS ? hex.substring(hex.length() - ID_DIGITS) : hex.substring(0, ID_DIGITS);
    }

    @Override
    public int compareTo(Fingerprint other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
