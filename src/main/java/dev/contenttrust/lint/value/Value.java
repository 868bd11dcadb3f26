package dev.contenttrust.lint.value;

import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What something can be: one of these texts. A text with an unknown piece stands for any that could be in its place.
 *
 * @param texts one or more, all different
 */
public record Value(List<MappedText> texts) {
    /** A matrix of releases and machines has some dozen entries; beyond that, nothing is known. */
    private static final int TEXTS_MAX = 48;

    /** Longer texts are no names, keys or URLs, and copying them again and again would take long. */
    private static final int LENGTH_MAX = 1 << 16;

    public Value {
        texts = List.copyOf(texts);
    }

    public static Value of(MappedText text) {
        return new Value(List.of(text));
    }

    /** Nothing is known of it but where it came about. */
    public static Value unknown(int origin) {
        return of(MappedText.unknown(origin));
    }

    /** One of many. */
    public static Value anyOf(List<MappedText> texts) {
        Set<MappedText> different = new LinkedHashSet<>(texts);
        return different.isEmpty()
                ? of(MappedText.empty())
                : different.size() > TEXTS_MAX
                        ? unknown(texts.get(0).origin(0))
                        : new Value(new ArrayList<>(different));
    }

    /** Either this or that. */
    public Value or(Value other) {
        List<MappedText> both = new ArrayList<>(texts);
        both.addAll(other.texts);
        return anyOf(both);
    }

    /** This followed by that. */
    public Value then(Value other) {
        if ((long) texts.size() * other.texts.size() > TEXTS_MAX) {
            return unknown(texts.get(0).origin(0));
        }
        List<MappedText> all = new ArrayList<>();
        for (MappedText first : texts) {
            for (MappedText second : other.texts) {
                all.add(join(first, second));
            }
        }
        return anyOf(all);
    }

    private static MappedText join(MappedText first, MappedText second) {
        if (first.length() == 0 || second.length() == 0) {
            return first.length() == 0 ? second : first;
        }
        if (first.length() + second.length() > LENGTH_MAX) {
            return MappedText.unknown(first.origin(0));
        }
        return new MappedText.Builder()
                .append(first, 0, first.length())
                .append(second, 0, second.length())
                .build(second.origin(second.length()));
    }

    public Value map(Function<MappedText, MappedText> change) {
        return anyOf(texts.stream().map(change).toList());
    }

    /** Whether it is the same in any case, and known. */
    public boolean isConstant() {
        return texts.size() == 1 && texts.get(0).isKnown();
    }

    /** Whether this holds of one of the texts. */
    public boolean any(Predicate<String> test) {
        return texts.stream().anyMatch(text -> test.test(text.text()));
    }

    /** Whether this holds of all the texts. */
    public boolean all(Predicate<String> test) {
        return texts.stream().allMatch(text -> test.test(text.text()));
    }

    /** Whether it is this text, whatever happens. */
    public boolean is(String text) {
        return texts.size() == 1 && texts.get(0).text().equals(text);
    }

    /** The first of the texts; the only one in most cases. */
    public MappedText first() {
        return texts.get(0);
    }

    /** The first of the texts, to read. */
    public String text() {
        return first().text();
    }
}
