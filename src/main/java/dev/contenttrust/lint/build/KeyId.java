package dev.contenttrust.lint.build;

import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as a command names it.
 *
 * @param text as written
 * @param hex its digits, without blanks, {@code 0x} and {@code !}; empty where it cannot be known
 * @param term the word that it is in
 */
record KeyId(MappedText text, String hex, Term term) {
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{4}");
    private static final Pattern NAME = Pattern.compile("\\S+(?: {1,2}(?=[0-9A-Fa-f]{4}(?:\\s|$))[0-9A-Fa-f]{4})*");
    private static final int GROUPS = 10;

    /** How much of a key a name says. */
    enum Form {
        /** Eight digits: anybody makes another key that has them. */
        SHORT,
        /** Sixteen. */
        LONG,
        /** The whole fingerprint, of a version 4 key or a later one. */
        FINGERPRINT,
        /** No name of a key, or not to be known. */
        OTHER
    }

    Form form() {
        return switch (hex.length()) {
            case 8 -> Form.SHORT;
            case 16 -> Form.LONG;
            case 40, 64 -> Form.FINGERPRINT;
            default -> Form.OTHER;
        };
    }

    Span span() {
        return term.span();
    }

    /** Those that words hold; fingerprints may be in groups of four digits, within a word or over ten of them. */
    static List<KeyId> all(List<Term> words) {
        Set<KeyId> found = new LinkedHashSet<>();
        int at = 0;
        while (at < words.size()) {
            if (isGrouped(words, at)) {
                StringBuilder hex = new StringBuilder();
                words.subList(at, at + GROUPS).forEach(group -> hex.append(group.text()));
                found.add(new KeyId(words.get(at).value().first(), hex.toString(), words.get(at)));
                at += GROUPS;
            } else {
                Term word = words.get(at++);
                word.value().texts().forEach(text -> within(text, word, found));
            }
        }
        return new ArrayList<>(found);
    }

    private static boolean isGrouped(List<Term> words, int at) {
        return at + GROUPS <= words.size()
                && words.subList(at, at + GROUPS).stream()
                        .allMatch(word -> GROUP.matcher(word.text()).matches());
    }

    private static void within(MappedText text, Term word, Set<KeyId> found) {
        Matcher name = NAME.matcher(text.text());
        while (name.find()) {
            String plain = name.group().replaceAll("\\s", "");
            plain = plain.startsWith("0x") || plain.startsWith("0X") ? plain.substring(2) : plain;
            plain = plain.endsWith("!") ? plain.substring(0, plain.length() - 1) : plain;
            String hex = plain.matches("[0-9A-Fa-f]+") ? plain : "";
            found.add(new KeyId(text.part(name.start(), name.end()), hex, word));
        }
    }
}
