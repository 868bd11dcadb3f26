package dev.contenttrust.vulndb.version;

import java.util.Comparator;

/** {@code [epoch:]version[-release]}, each part by {@code rpmvercmp} (rpm-version(7)). */
final class RpmOrder implements Comparator<String> {
    @Override
    public int compare(String one, String other) {
        int a = Epoch.end(one);
        int b = Epoch.end(other);
        int epochs = Epoch.compare(one, a, other, b);
        if (epochs != 0) {
            return epochs;
        }
        int releaseA = Epoch.revision(one, a);
        int releaseB = Epoch.revision(other, b);
        int versions = segments(one.substring(a, releaseA), other.substring(b, releaseB));
        return versions != 0 ? versions : releases(one, releaseA, other, releaseB);
    }

    /** No release comes before an empty one. */
    private static int releases(String one, int a, String other, int b) {
        boolean hasA = a < one.length();
        boolean hasB = b < other.length();
        return hasA && hasB ? segments(one.substring(a + 1), other.substring(b + 1)) : Boolean.compare(hasA, hasB);
    }

    /** {@code rpmvercmp}: segments of digits or letters; all else only separates them, but for {@code ~} and {@code ^}. */
    static int segments(String one, String other) {
        int i = 0;
        int j = 0;
        while (true) {
            i = skip(one, i);
            j = skip(other, j);
            int kinds = Integer.compare(kind(one, i), kind(other, j));
            if (kinds != 0 || i == one.length()) {
                return kinds;
            }
            int endI = end(one, i);
            int endJ = end(other, j);
            int texts = Digits.isDigit(one.charAt(i))
                    ? Digits.compare(one, i, endI, other, j, endJ)
                    : one.substring(i, endI).compareTo(other.substring(j, endJ));
            if (texts != 0) {
                return texts;
            }
            i = endI;
            j = endJ;
        }
    }

    private static int skip(String text, int from) {
        int i = from;
        while (i < text.length()
                && !Digits.isDigit(text.charAt(i))
                && !Digits.isLetter(text.charAt(i))
                && text.charAt(i) != '~'
                && text.charAt(i) != '^') {
            i++;
        }
        return i;
    }

    /** A tilde comes before the end, a caret behind it; letters before numbers. */
    private static int kind(String text, int at) {
        if (at == text.length()) {
            return 1;
        }
        char c = text.charAt(at);
        return c == '~' ? 0 : c == '^' ? 2 : Digits.isLetter(c) ? 3 : 4;
    }

    private static int end(String text, int from) {
        char c = text.charAt(from);
        return Digits.isDigit(c)
                ? Digits.end(text, from)
                : Digits.isLetter(c) ? Digits.endOfLetters(text, from) : from + 1;
    }
}
