package dev.contenttrust.vulndb.version;

/** Pieces of texts, and numbers in them of any length, compared where they stand. */
final class Digits {
    private Digits() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A letter of ASCII. */
    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Where the digits that begin at {@code from} end. */
    static int end(String text, int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Where the letters that begin at {@code from} end. */
    static int endOfLetters(String text, int from) {
        int i = from;
        while (i < text.length() && isLetter(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Whether there is one digit at least, and nothing else. */
    static boolean only(String text) {
        return !text.isEmpty() && end(text, 0) == text.length();
    }

    /** The number without zeros at its front; empty for zero. */
    static String significant(String digits) {
        int i = 0;
        while (i < digits.length() && digits.charAt(i) == '0') {
            i++;
        }
        return digits.substring(i);
    }

    /** Compares two texts of digits as numbers; an empty one is zero. */
    static int compare(String one, String other) {
        return compare(one, 0, one.length(), other, 0, other.length());
    }

    /** Compares digits as numbers where they stand; an empty piece is zero, also one that begins behind its end. */
    static int compare(String one, int from, int to, String other, int otherFrom, int otherTo) {
        int i = Math.min(from, to);
        int j = Math.min(otherFrom, otherTo);
        while (i < to && one.charAt(i) == '0') {
            i++;
        }
        while (j < otherTo && other.charAt(j) == '0') {
            j++;
        }
        if (to - i != otherTo - j) {
            return Integer.compare(to - i, otherTo - j);
        }
        for (; i < to; i++, j++) {
            if (one.charAt(i) != other.charAt(j)) {
                return Character.compare(one.charAt(i), other.charAt(j));
            }
        }
        return 0;
    }

    /** Numbers with a character between them, the first first; one that is missing counts as zero. */
    static int compareRows(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() || j < other.length()) {
            int endI = end(one, Math.min(i, one.length()));
            int endJ = end(other, Math.min(j, other.length()));
            int numbers = compare(one, i, endI, other, j, endJ);
            if (numbers != 0) {
                return numbers;
            }
            i = endI + 1;
            j = endJ + 1;
        }
        return 0;
    }
}
