package dev.contenttrust.vulndb.version;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * For software whose makers keep to no common rule: numbers and words by turns. A word for what comes before a release comes
 * before the end, any other behind it ({@code 1.1.1} before {@code 1.1.1a} before {@code 1.1.1za}, {@code 9.6} before
 * {@code 9.6p1}); single letters a, b and c with a number behind them are alpha, beta and candidate, as Python writes them.
 */
final class UpstreamOrder implements Comparator<String> {
    private static final List<List<String>> BEFORE = List.of(
            List.of("dev", "snapshot", "nightly", "canary", "cvs", "git", "devel"),
            List.of("alpha"),
            List.of("beta"),
            List.of("pre", "preview", "milestone", "ea"),
            List.of("rc", "cr"));

    private static final int END = BEFORE.size() + 1;
    private static final int WORD = END + 1;
    private static final int NUMBER = END + 2;

    @Override
    public int compare(String one, String other) {
        Reader a = new Reader(one.toLowerCase(Locale.ROOT));
        Reader b = new Reader(other.toLowerCase(Locale.ROOT));
        while (true) {
            a.next();
            b.next();
            if (a.rank != b.rank || a.rank == END) {
                return Integer.compare(a.rank, b.rank);
            }
            int pieces = a.rank == NUMBER
                    ? Digits.compare(a.piece, b.piece)
                    : a.rank == WORD ? a.piece.compareTo(b.piece) : 0;
            if (pieces != 0) {
                return pieces;
            }
        }
    }

    private static final class Reader {
        private final String version;
        private int at;
        private String piece = "";
        private int rank = END;

        private Reader(String version) {
            this.version = version;
            this.at = version.length() > 1 && version.charAt(0) == 'v' && Digits.isDigit(version.charAt(1)) ? 1 : 0;
        }

        private void next() {
            while (at < version.length()
                    && !Digits.isDigit(version.charAt(at))
                    && !Digits.isLetter(version.charAt(at))) {
                at++;
            }
            int from = at;
            boolean number = at < version.length() && Digits.isDigit(version.charAt(at));
            at = number ? Digits.end(version, at) : Digits.endOfLetters(version, at);
            piece = version.substring(from, at);
            rank = piece.isEmpty() ? END : number ? numberRank(from) : wordRank();
        }

        /** {@code -0} at the end means from the first pre-release on. */
        private int numberRank(int from) {
            boolean first = piece.equals("0") && at == version.length() && from > 0 && version.charAt(from - 1) == '-';
            return first ? 0 : NUMBER;
        }

        private int wordRank() {
            boolean beforeNumber = at < version.length() && Digits.isDigit(version.charAt(at));
            String word = beforeNumber && piece.length() == 1 ? named(piece) : piece;
            for (int i = 0; i < BEFORE.size(); i++) {
                if (BEFORE.get(i).contains(word)) {
                    return i + 1;
                }
            }
            return WORD;
        }

        private static String named(String letter) {
            return switch (letter) {
                case "a" -> "alpha";
                case "b" -> "beta";
                case "c" -> "rc";
                default -> letter;
            };
        }
    }
}
