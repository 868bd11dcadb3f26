package dev.contenttrust.lint.value;

import dev.contenttrust.lint.source.MappedText;

/** Patterns of file names (POSIX.1-2024, 2.14), as far as {@code *}, {@code ?} and unknown pieces go. */
public final class Glob {
    private Glob() {}

    /**
     * Whether the pattern can match all of the text. An unknown piece of either can be anything.
     */
    public static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int mark = 0;
        while (t < text.length()) {
            if (p < pattern.length() && isStar(pattern.charAt(p))) {
                star = p++;
                mark = t;
            } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && isStar(pattern.charAt(p))) {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean isStar(char c) {
        return c == '*' || c == MappedText.UNKNOWN;
    }

    private static boolean fits(char pattern, char c) {
        return pattern == '?' || pattern == c;
    }

    /** Whether two names, both with pieces that are unknown, can be the same. */
    public static boolean canBeSame(String one, String other) {
        return matches(one, other)
                || matches(other, one)
                || (hasUnknown(one) && hasUnknown(other) && endsMeet(one, other));
    }

    private static boolean hasUnknown(String text) {
        return text.indexOf(MappedText.UNKNOWN) >= 0 || text.indexOf('*') >= 0;
    }

    /** Both begin alike and end alike, up to the first and from the last piece that is unknown. */
    private static boolean endsMeet(String one, String other) {
        int head = Math.min(firstUnknown(one), firstUnknown(other));
        int tail = Math.min(one.length() - lastUnknown(one) - 1, other.length() - lastUnknown(other) - 1);
        return one.regionMatches(0, other, 0, head)
                && one.regionMatches(one.length() - tail, other, other.length() - tail, tail);
    }

    private static int firstUnknown(String text) {
        int at = 0;
        while (text.charAt(at) != MappedText.UNKNOWN && text.charAt(at) != '*') {
            at++;
        }
        return at;
    }

    private static int lastUnknown(String text) {
        return Math.max(text.lastIndexOf(MappedText.UNKNOWN), text.lastIndexOf('*'));
    }
}
