package dev.contenttrust.vulndb.version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Maven's order (POM reference, "Version Order Specification"). */
final class MavenOrder implements Comparator<String> {
    private static final List<String> QUALIFIERS = List.of("alpha", "beta", "milestone", "rc", "snapshot", "", "sp");
    private static final int RELEASE = QUALIFIERS.indexOf("");
    private static final Map<String, String> ALIASES = Map.of("ga", "", "final", "", "release", "", "cr", "rc");
    private static final Map<String, String> BEFORE_NUMBERS = Map.of("a", "alpha", "b", "beta", "m", "milestone");

    @Override
    public int compare(String one, String other) {
        List<Token> a = tokens(one.toLowerCase(Locale.ROOT));
        List<Token> b = tokens(other.toLowerCase(Locale.ROOT));
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int tokens = i >= a.size()
                    ? -b.get(i).compareToNothing()
                    : i >= b.size() ? a.get(i).compareToNothing() : a.get(i).compareTo(b.get(i));
            if (tokens != 0) {
                return tokens;
            }
        }
        return 0;
    }

    /**
     * A number or a qualifier.
     *
     * @param hyphen whether it follows on a hyphen, or on a change between digits and letters, which is the same
     * @param text a number without zeros at its front, or a qualifier
     */
    private record Token(boolean hyphen, boolean number, String text) implements Comparable<Token> {
        boolean isNothing() {
            return text.isEmpty();
        }

        /** Qualifiers, then numbers after a hyphen, then numbers after a dot. */
        private int kind() {
            return !number ? 0 : hyphen ? 1 : 2;
        }

        private int qualifier() {
            int known = QUALIFIERS.indexOf(text);
            return known < 0 ? QUALIFIERS.size() : known;
        }

        int compareToNothing() {
            return number ? (isNothing() ? 0 : 1) : Integer.compare(qualifier(), RELEASE);
        }

        @Override
        public int compareTo(Token other) {
            if (kind() != other.kind()) {
                return Integer.compare(kind(), other.kind());
            }
            if (number) {
                return Digits.compare(text, other.text);
            }
            int known = Integer.compare(qualifier(), other.qualifier());
            return known != 0 ? known : text.compareTo(other.text);
        }
    }

    private static List<Token> tokens(String version) {
        List<Token> tokens = new ArrayList<>();
        boolean hyphen = false;
        int from = 0;
        for (int i = 0; i <= version.length(); i++) {
            char c = i == version.length() ? '-' : version.charAt(i);
            boolean separator = c == '.' || c == '-' || c == '_';
            boolean change = !separator && i > from && Digits.isDigit(c) != Digits.isDigit(version.charAt(i - 1));
            if (separator || change) {
                add(tokens, hyphen, version.substring(from, i), change && Digits.isDigit(c));
                hyphen = c == '-' || c == '_' || change;
                from = separator ? i + 1 : i;
            }
        }
        dropNothing(tokens);
        return tokens;
    }

    /** What comes to nothing before a hyphen does not count: {@code 1.0.0-foo} is {@code 1-foo}. */
    private static void add(List<Token> tokens, boolean hyphen, String text, boolean beforeNumber) {
        Token token = token(hyphen, text, beforeNumber);
        if (token.kind() < 2) {
            dropNothing(tokens);
        }
        tokens.add(token);
    }

    private static Token token(boolean hyphen, String text, boolean beforeNumber) {
        if (text.isEmpty() || Digits.isDigit(text.charAt(0))) {
            return new Token(hyphen, true, Digits.significant(text));
        }
        String qualifier = beforeNumber ? BEFORE_NUMBERS.getOrDefault(text, text) : text;
        return new Token(hyphen, false, ALIASES.getOrDefault(qualifier, qualifier));
    }

    private static void dropNothing(List<Token> tokens) {
        while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).isNothing()) {
            tokens.remove(tokens.size() - 1);
        }
    }
}
