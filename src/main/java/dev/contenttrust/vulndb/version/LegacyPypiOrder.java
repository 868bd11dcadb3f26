package dev.contenttrust.vulndb.version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How setuptools ordered versions before PEP 440: numbers, words, hyphens and the end of the version by the order of their
 * characters, each number filled up with zeros; pre-releases by the names they have.
 */
final class LegacyPypiOrder implements Comparator<String> {
    private static final Map<String, String> WORDS =
            Map.of("pre", "c", "preview", "c", "-", "final-", "rc", "c", "dev", "@");
    private static final String FINAL = "*final";
    private static final String HYPHEN = "*final-";

    @Override
    public int compare(String one, String other) {
        List<String> a = parts(one.toLowerCase(Locale.ROOT));
        List<String> b = parts(other.toLowerCase(Locale.ROOT));
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int parts = part(a.get(i), b.get(i));
            if (parts != 0) {
                return parts;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int part(String one, String other) {
        boolean number = Digits.only(one);
        if (number != Digits.only(other)) {
            return number ? 1 : -1; // words begin with a star, which comes before all digits
        }
        return number ? Digits.compare(one, other) : one.compareTo(other);
    }

    private static List<String> parts(String version) {
        List<String> parts = new ArrayList<>();
        int i = 0;
        while (i < version.length()) {
            int end = Math.max(i + 1, Math.max(Digits.end(version, i), Digits.endOfLetters(version, i)));
            String piece = version.substring(i, end);
            if (Digits.isDigit(piece.charAt(0))) {
                parts.add(piece);
            } else if (!piece.equals(".")) {
                addWord(parts, "*" + WORDS.getOrDefault(piece, piece));
            }
            i = end;
        }
        addWord(parts, FINAL);
        return parts;
    }

    /** A word drops the zeros before it, and, if it speaks of what comes before a release, the hyphens too. */
    private static void addWord(List<String> parts, String word) {
        if (word.compareTo(FINAL) < 0) {
            while (!parts.isEmpty() && parts.get(parts.size() - 1).equals(HYPHEN)) {
                parts.remove(parts.size() - 1);
            }
        }
        while (!parts.isEmpty() && isZero(parts.get(parts.size() - 1))) {
            parts.remove(parts.size() - 1);
        }
        parts.add(word);
    }

    private static boolean isZero(String part) {
        return Digits.only(part) && Digits.significant(part).isEmpty();
    }
}
