package dev.contenttrust.lint.key;

import java.util.regex.Pattern;

/** How a key is named. */
public enum KeyName {
    /** Eight hex digits: anybody can make another key of that name within minutes. */
    SHORT,
    /** Sixteen: another key of that name can be made by those who have many machines, or luck. */
    LONG,
    /** The whole fingerprint, of version 4 (40 digits) or later (64). */
    FULL,
    /** Something else, or unknown. */
    OTHER;

    private static final Pattern HEX = Pattern.compile("(?:0[xX])?([0-9A-Fa-f]+)!?");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00A0]");

    /** Names are shorter, blanks between the digits counted. */
    private static final int LENGTH_MAX = 128;

    /** A fingerprint, alone in a text or a part of it, in groups or not. */
    private static final Pattern FINGERPRINT = Pattern.compile(
            "(?<![0-9A-Fa-f])(?:(?:[0-9A-Fa-f]{4}[ \\u00A0]{0,2}(?:\\\\s\\*?|\\.\\*|\\.)?){9}[0-9A-Fa-f]{4}|[0-9A-Fa-f]{64})(?![0-9A-Fa-f])");

    /** How that text names a key. */
    public static KeyName of(String text) {
        if (text.length() > LENGTH_MAX) {
            return OTHER;
        }
        var digits = HEX.matcher(BLANKS.matcher(text).replaceAll(""));
        return !digits.matches()
                ? OTHER
                : switch (digits.group(1).length()) {
                    case 8 -> SHORT;
                    case 16 -> LONG;
                    case 40, 64 -> FULL;
                    default -> OTHER;
                };
    }

    /** Whether there is a whole fingerprint in a text. */
    static boolean isIn(String text) {
        return FINGERPRINT.matcher(text).find();
    }
}
