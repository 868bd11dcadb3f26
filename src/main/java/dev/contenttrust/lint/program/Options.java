package dev.contenttrust.lint.program;

import dev.contenttrust.lint.flow.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options and operands of a command line as getopt reads them.
 *
 * @param all options in their order, with their values
 * @param operands the other words
 */
public record Options(List<Option> all, List<Term> operands) {

    /** @param name with its dashes */
    public record Option(String name, Optional<Term> value) {}

    /**
     * Reads words.
     *
     * @param letters options of one letter that take a value
     * @param names options of two dashes whose value may be the next word
     */
    public static Options read(List<Term> words, String letters, Set<String> names) {
        List<Option> all = new ArrayList<>();
        List<Term> operands = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            Term word = words.get(at++);
            String text = word.text();
            Optional<Term> next = at < words.size() ? Optional.of(words.get(at)) : Optional.empty();
            if (text.equals("--")) {
                operands.addAll(words.subList(at, words.size()));
                at = words.size();
            } else if (text.startsWith("--")) {
                int equals = text.indexOf('=');
                boolean takes = equals < 0 && names.contains(text);
                all.add(new Option(
                        equals < 0 ? text : text.substring(0, equals),
                        equals >= 0 ? Optional.of(word.from(equals + 1)) : takes ? next : Optional.empty()));
                at += takes ? 1 : 0;
            } else if (text.startsWith("-") && text.length() > 1) {
                at += cluster(word, letters, next, all) ? 1 : 0;
            } else {
                operands.add(word);
            }
        }
        return new Options(all, operands);
    }

    /** Letters after one dash; whether the next word is the last one's value. */
    private static boolean cluster(Term word, String letters, Optional<Term> next, List<Option> all) {
        String text = word.text();
        for (int i = 1; i < text.length(); i++) {
            String name = "-" + text.charAt(i);
            if (letters.indexOf(text.charAt(i)) < 0) {
                all.add(new Option(name, Optional.empty()));
            } else if (i + 1 < text.length()) {
                all.add(new Option(name, Optional.of(word.from(i + 1))));
                return false;
            } else {
                all.add(new Option(name, next));
                return true;
            }
        }
        return false;
    }

    /** Whether one of these options is there. */
    public boolean has(String... names) {
        List<String> wanted = List.of(names);
        return all.stream().anyMatch(option -> wanted.contains(option.name()));
    }

    /** The value of the first such option. */
    public Optional<Term> value(String... names) {
        List<String> wanted = List.of(names);
        return all.stream()
                .filter(option -> wanted.contains(option.name()))
                .map(Option::value)
                .flatMap(Optional::stream)
                .findFirst();
    }

    List<Term> values(String... names) {
        List<String> wanted = List.of(names);
        return all.stream()
                .filter(option -> wanted.contains(option.name()))
                .map(Option::value)
                .flatMap(Optional::stream)
                .toList();
    }
}
