package dev.contenttrust.vulndb.version;

import java.util.Comparator;
import java.util.List;

/**
 * {@code 1.2.3b_rc1~abcdef-r4} as apk 3 reads it: number by number, and where one side goes on and the other has ended, by
 * what it goes on with. What apk cannot read makes a version earlier.
 */
final class ApkOrder implements Comparator<String> {
    /** In the order of their rank; none is in the fifth place. */
    private static final List<String> SUFFIXES =
            List.of("alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p");

    private static final int NO_SUFFIX = SUFFIXES.indexOf("");

    @Override
    public int compare(String one, String other) {
        Reader a = new Reader(one);
        Reader b = new Reader(other);
        while (true) {
            Part partA = a.next();
            Part partB = b.next();
            if (partA != partB) {
                return a.compareKind(b);
            }
            if (partA == Part.UNREADABLE) {
                return VersionOrder.UPSTREAM.compare(a.rest(), b.rest());
            }
            if (partA == Part.END) {
                return 0;
            }
            int pieces = partA.compare(a, b);
            if (pieces != 0) {
                return pieces;
            }
        }
    }

    /** From the first in a version to its end; of two versions alike until there, the one with the earlier kind is later. */
    private enum Part {
        FIRST_NUMBER,
        NUMBER,
        LETTER,
        SUFFIX,
        SUFFIX_NUMBER,
        COMMIT,
        REVISION,
        END,
        UNREADABLE;

        int compare(Reader a, Reader b) {
            return switch (this) {
                case FIRST_NUMBER, SUFFIX_NUMBER, REVISION -> Digits.compare(a.piece, b.piece);
                // As fractions have it, where a zero leads either of them.
                case NUMBER ->
                    a.piece.startsWith("0") || b.piece.startsWith("0")
                            ? a.piece.compareTo(b.piece)
                            : Digits.compare(a.piece, b.piece);
                case SUFFIX -> Integer.compare(SUFFIXES.indexOf(a.piece), SUFFIXES.indexOf(b.piece));
                default -> a.piece.compareTo(b.piece);
            };
        }
    }

    private static final class Reader {
        private final String version;
        private int at;
        private Part part = Part.UNREADABLE;
        private String piece = "";
        private boolean begun;

        private Reader(String version) {
            this.version = version;
        }

        /** A suffix of what comes before a release comes before everything, then what cannot be read, then the end. */
        private int compareKind(Reader other) {
            return before() != other.before() ? Boolean.compare(other.before(), before()) : other.part.compareTo(part);
        }

        private boolean before() {
            return part == Part.SUFFIX && SUFFIXES.indexOf(piece) < NO_SUFFIX;
        }

        /** What could not be read; behind a hyphen it never counted. */
        private String rest() {
            return version.startsWith("-", at) ? "" : version.substring(at);
        }

        private Part next() {
            if (!begun) {
                begun = true;
                part = digits(Part.FIRST_NUMBER);
            } else if (at == version.length()) {
                part = Part.END;
            } else {
                part = following(version.charAt(at));
            }
            return part;
        }

        private Part following(char c) {
            if (c >= 'a' && c <= 'z') {
                return part.compareTo(Part.NUMBER) > 0 ? Part.UNREADABLE : take(Part.LETTER, at + 1);
            }
            return switch (c) {
                case '.' -> part.compareTo(Part.NUMBER) > 0 ? Part.UNREADABLE : number();
                case '_' -> part.compareTo(Part.SUFFIX_NUMBER) > 0 ? Part.UNREADABLE : suffix();
                case '~' -> part.compareTo(Part.COMMIT) >= 0 ? Part.UNREADABLE : commit();
                case '-' ->
                    part.compareTo(Part.REVISION) >= 0 || !version.startsWith("-r", at) ? Part.UNREADABLE : revision();
                default -> Digits.isDigit(c) && numbered() ? digits(Part.SUFFIX_NUMBER) : Part.UNREADABLE;
            };
        }

        /** A letter too: apk 2 read {@code 6.6.2p1}, and packages of that time are called so. */
        private boolean numbered() {
            return part == Part.SUFFIX || part == Part.LETTER;
        }

        private Part number() {
            at++;
            return digits(Part.NUMBER);
        }

        /** Without a number it is the first. */
        private Part revision() {
            int from = at + 2;
            int end = Digits.end(version, from);
            if (end == from && end < version.length() && version.charAt(end) != '-') {
                return Part.UNREADABLE;
            }
            at = from;
            return take(Part.REVISION, end);
        }

        private Part digits(Part kind) {
            int end = Digits.end(version, at);
            return end == at ? Part.UNREADABLE : take(kind, end);
        }

        private Part suffix() {
            at++;
            int end = at;
            while (end < version.length() && version.charAt(end) >= 'a' && version.charAt(end) <= 'z') {
                end++;
            }
            boolean known = end > at && SUFFIXES.contains(version.substring(at, end));
            return known ? take(Part.SUFFIX, end) : Part.UNREADABLE;
        }

        private Part commit() {
            at++;
            int end = at;
            while (end < version.length() && Character.digit(version.charAt(end), 16) >= 0) {
                end++;
            }
            return end == at ? Part.UNREADABLE : take(Part.COMMIT, end);
        }

        private Part take(Part kind, int end) {
            piece = version.substring(at, end);
            at = end;
            return kind;
        }
    }
}
