package dev.contenttrust.vulndb.version;

import java.util.Comparator;
import java.util.Locale;

/**
 * Semantic versions (semver.org, section 11), read generously: a {@code v} before them, any number of numbers, missing ones as
 * zero, and what follows the numbers without a hyphen as a pre-release ({@code 1.9.0b1}).
 */
final class SemanticOrder implements Comparator<String> {
    private final Dialect dialect;

    SemanticOrder(Dialect dialect) {
        this.dialect = dialect;
    }

    /** In what ecosystems differ. */
    enum Dialect {
        PLAIN,
        /** Toolchains are called {@code go1.22rc1}, and experiments follow after a blank. */
        GO,
        /** The case of letters does not count. */
        NUGET,
        /** Builds count, as pre-releases do, but behind the release. */
        PUB
    }

    @Override
    public int compare(String one, String other) {
        Parts a = parts(one);
        Parts b = parts(other);
        int numbers = Digits.compareRows(a.numbers, b.numbers);
        if (numbers != 0) {
            return numbers;
        }
        int releases = Boolean.compare(a.preRelease.isEmpty(), b.preRelease.isEmpty());
        int pre = releases != 0 ? releases : identifiers(a.preRelease, b.preRelease);
        return pre != 0 || dialect != Dialect.PUB ? pre : identifiers(a.build, b.build);
    }

    private record Parts(String numbers, String preRelease, String build) {}

    private Parts parts(String version) {
        String text = dialect == Dialect.NUGET ? version.toLowerCase(Locale.ROOT) : version;
        if (dialect == Dialect.GO) {
            text = text.startsWith("go") ? text.substring(2) : text;
            int blank = text.indexOf(' ');
            text = blank < 0 ? text : text.substring(0, blank);
        } else if (text.startsWith("v") || text.startsWith("V")) {
            text = text.substring(1);
        }
        if (dialect == Dialect.GO && text.startsWith("v")) {
            text = text.substring(1);
        }
        int plus = text.indexOf('+');
        String build = plus < 0 ? "" : text.substring(plus + 1);
        text = plus < 0 ? text : text.substring(0, plus);
        int end = 0;
        while (end < text.length() && (Digits.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        int pre = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
        // A hyphen with nothing behind it is no release either.
        String preRelease = pre > end && pre == text.length() ? "-" : text.substring(pre);
        return new Parts(text.substring(0, end), preRelease, build);
    }

    private static int identifiers(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int endI = dot(one, i);
            int endJ = dot(other, j);
            int pieces = identifier(one.substring(i, endI), other.substring(j, endJ));
            if (pieces != 0) {
                return pieces;
            }
            i = endI + 1;
            j = endJ + 1;
        }
        return Boolean.compare(i < one.length(), j < other.length());
    }

    private static int dot(String text, int from) {
        int dot = text.indexOf('.', from);
        return dot < 0 ? text.length() : dot;
    }

    private static int identifier(String one, String other) {
        boolean number = Digits.only(one);
        if (number != Digits.only(other)) {
            return number ? -1 : 1;
        }
        return number ? Digits.compare(one, other) : one.compareTo(other);
    }
}
