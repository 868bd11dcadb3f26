package dev.contenttrust.vulndb.version;

import java.util.Comparator;
import java.util.List;

/**
 * PHP's {@code version_compare}: numbers and words by turns. Known words come before a number or behind it, others before
 * everything; a longer version is later, unless it goes on with a word for what comes before a release.
 */
final class PackagistOrder implements Comparator<String> {
    /** In the order in which PHP looks for them at the front of a word. */
    private static final List<String> WORDS = List.of("dev", "alpha", "a", "beta", "b", "RC", "rc", "pl", "p");

    private static final List<Integer> RANKS = List.of(1, 2, 2, 3, 3, 4, 4, 7, 7);
    private static final int END = 5;
    private static final int NUMBER = 6;

    @Override
    public int compare(String one, String other) {
        Reader a = new Reader(one);
        Reader b = new Reader(other);
        while (true) {
            String pieceA = a.next();
            String pieceB = b.next();
            int ranks = Integer.compare(rank(pieceA), rank(pieceB));
            if (ranks != 0 || pieceA.isEmpty()) {
                return ranks;
            }
            int numbers = rank(pieceA) == NUMBER ? Digits.compare(pieceA, pieceB) : 0;
            if (numbers != 0) {
                return numbers;
            }
        }
    }

    private static int rank(String piece) {
        if (piece.isEmpty()) {
            return END;
        }
        if (Digits.isDigit(piece.charAt(0))) {
            return NUMBER;
        }
        for (int i = 0; i < WORDS.size(); i++) {
            if (piece.startsWith(WORDS.get(i))) {
                return RANKS.get(i);
            }
        }
        return 0;
    }

    private static final class Reader {
        private final String version;
        private int at;

        private Reader(String version) {
            this.version = version;
            this.at = version.startsWith("v") || version.startsWith("V") ? 1 : 0;
        }

        /** The next number or word; empty at the end. */
        private String next() {
            while (at < version.length() && separates(version.charAt(at))) {
                at++;
            }
            int from = at;
            if (at < version.length() && Digits.isDigit(version.charAt(at))) {
                at = Digits.end(version, at);
            } else {
                while (at < version.length() && !separates(version.charAt(at)) && !Digits.isDigit(version.charAt(at))) {
                    at++;
                }
            }
            return version.substring(from, at);
        }

        private static boolean separates(char c) {
            return c == '.' || c == '-' || c == '_' || c == '+' || c == '#';
        }
    }
}
