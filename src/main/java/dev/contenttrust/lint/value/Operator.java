package dev.contenttrust.lint.value;

import dev.contenttrust.lint.source.MappedText;
import java.util.Optional;
import java.util.function.Supplier;

/** What {@code ${name OPERATOR word}} stands for. */
public final class Operator {
    /** Trying a pattern at every end of a text takes the square of its length; names and versions are shorter. */
    private static final int LENGTH_MAX = 1024;

    private Operator() {}

    /**
     * Applies it.
     *
     * @param symbol empty, or such as {@code :-} or {@code %%}
     * @param value of the variable; empty where it is not set
     * @param word after the operator
     * @param origin where the expansion stands
     */
    public static MappedText apply(String symbol, Optional<MappedText> value, Supplier<MappedText> word, int origin) {
        boolean colon = symbol.startsWith(":");
        boolean unknown = value.filter(text -> !text.isKnown()).isPresent();
        boolean there = value.filter(text -> !colon || text.length() > 0).isPresent();
        return switch (symbol) {
            case "", ":?", "?" -> value.orElse(MappedText.empty());
            case ":-", "-", ":=", "=" -> there ? value.get() : word.get();
            case ":+", "+" -> unknown ? MappedText.unknown(origin) : there ? word.get() : MappedText.empty();
            default ->
                unknown
                        ? MappedText.unknown(origin)
                        : cut(symbol, value.orElse(MappedText.empty()), word.get(), origin);
        };
    }

    private static MappedText cut(String symbol, MappedText text, MappedText word, int origin) {
        if (!word.isKnown()
                || text.length() > LENGTH_MAX
                || word.length() > LENGTH_MAX
                || word.text().indexOf('[') >= 0) {
            return MappedText.unknown(origin);
        }
        return switch (symbol) {
            case "#" -> withoutStart(text, word.text(), 0, 1);
            case "##" -> withoutStart(text, word.text(), text.length(), -1);
            case "%" -> withoutEnd(text, word.text(), text.length(), -1);
            case "%%" -> withoutEnd(text, word.text(), 0, 1);
            case "/", "//" -> replace(symbol, text, word, origin);
            default -> MappedText.unknown(origin);
        };
    }

    private static MappedText withoutStart(MappedText text, String pattern, int from, int step) {
        for (int cut = from; cut >= 0 && cut <= text.length(); cut += step) {
            if (Glob.matches(pattern, text.text().substring(0, cut))) {
                return text.part(cut, text.length());
            }
        }
        return text;
    }

    private static MappedText withoutEnd(MappedText text, String pattern, int from, int step) {
        for (int cut = from; cut >= 0 && cut <= text.length(); cut += step) {
            if (Glob.matches(pattern, text.text().substring(cut))) {
                return text.part(0, cut);
            }
        }
        return text;
    }

    private static MappedText replace(String symbol, MappedText text, MappedText word, int origin) {
        int slash = word.text().indexOf('/');
        String pattern = slash < 0 ? word.text() : word.text().substring(0, slash);
        MappedText by = slash < 0 ? MappedText.empty() : word.part(slash + 1, word.length());
        if (pattern.isEmpty() || pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0 || pattern.indexOf('\\') >= 0) {
            return MappedText.unknown(origin);
        }
        MappedText.Builder out = new MappedText.Builder();
        int at = 0;
        int found = text.text().indexOf(pattern);
        while (found >= 0) {
            out.append(text, at, found).append(by, 0, by.length());
            at = found + pattern.length();
            found = symbol.equals("/") ? -1 : text.text().indexOf(pattern, at);
        }
        return out.append(text, at, text.length()).build(origin);
    }
}
