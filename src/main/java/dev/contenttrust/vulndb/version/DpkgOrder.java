package dev.contenttrust.vulndb.version;

import java.util.Comparator;

/** {@code [epoch:]version[-revision]} (deb-version(7), "Sorting algorithm"). */
final class DpkgOrder implements Comparator<String> {
    /** Behind all letters, which count by their code. */
    private static final int BEHIND_LETTERS = 0x10000;

    @Override
    public int compare(String one, String other) {
        int a = Epoch.end(one);
        int b = Epoch.end(other);
        int epochs = Epoch.compare(one, a, other, b);
        if (epochs != 0) {
            return epochs;
        }
        int revisionA = Epoch.revision(one, a);
        int revisionB = Epoch.revision(other, b);
        int versions = pieces(one.substring(a, revisionA), other.substring(b, revisionB));
        return versions != 0
                ? versions
                : pieces(
                        one.substring(Math.min(one.length(), revisionA + 1)),
                        other.substring(Math.min(other.length(), revisionB + 1)));
    }

    /** Text and number by turns; the end of a piece counts as nothing, or zero. */
    private static int pieces(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() || j < other.length()) {
            while (isText(one, i) || isText(other, j)) {
                int texts = Integer.compare(rank(one, i), rank(other, j));
                if (texts != 0) {
                    return texts;
                }
                i++;
                j++;
            }
            int endI = Digits.end(one, Math.min(i, one.length()));
            int endJ = Digits.end(other, Math.min(j, other.length()));
            int numbers = Digits.compare(one, i, endI, other, j, endJ);
            if (numbers != 0) {
                return numbers;
            }
            i = endI;
            j = endJ;
        }
        return 0;
    }

    private static boolean isText(String text, int at) {
        return at < text.length() && !Digits.isDigit(text.charAt(at));
    }

    private static int rank(String text, int at) {
        if (!isText(text, at)) {
            return 0;
        }
        char c = text.charAt(at);
        return c == '~' ? -1 : Digits.isLetter(c) ? c : c + BEHIND_LETTERS;
    }
}
