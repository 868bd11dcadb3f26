package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.value.Operator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Replaces variables in the arguments of an instruction, and takes quotes and escapes away (BuildKit's
 * frontend/dockerfile/shell: lex.go).
 */
public final class Expansion {
    /** Each nested {@code ${a:-${b:-…}}} is a call of its own. */
    private static final int DEPTH_MAX = 32;

    /** Names and URLs are shorter; variables made of each other double with every line. */
    private static final int LENGTH_MAX = 1 << 16;

    private static final Set<String> TWO_LETTER = Set.of(":-", ":+", ":?", "##", "%%", "//");
    private static final String ONE_LETTER = "-+?#%/";

    private final MappedText text;
    private final Function<String, Optional<MappedText>> variables;
    private final char escape;
    private int at;
    private int depth;

    private Expansion(MappedText text, char escape, Function<String, Optional<MappedText>> variables) {
        this.text = text;
        this.escape = escape;
        this.variables = variables;
    }

    /**
     * The text with its variables replaced.
     *
     * @param variables by name; empty where one is not set
     */
    public static MappedText of(MappedText text, char escape, Function<String, Optional<MappedText>> variables) {
        return new Expansion(text, escape, variables).until((char) 0);
    }

    private MappedText until(char end) {
        MappedText.Builder out = new MappedText.Builder();
        char quote = 0;
        while (at < text.length()) {
            char c = text.text().charAt(at);
            if (c == end && quote == 0) {
                break;
            }
            if (c == '$' && quote != '\'') {
                int dollar = at;
                MappedText value = variable();
                boolean fits = out.length() + value.length() <= LENGTH_MAX;
                MappedText known = fits ? value : MappedText.unknown(text.origin(dollar));
                out.append(known, 0, known.length());
            } else if ((c == '\'' || c == '"') && (quote == 0 || quote == c)) {
                quote = quote == 0 ? c : 0;
                at++;
            } else {
                if (c == escape && quote != '\'' && at + 1 < text.length()) {
                    at++;
                }
                out.append(text, at, at + 1);
                at++;
            }
        }
        return out.build(text.origin(at));
    }

    private MappedText variable() {
        int dollar = at++;
        if (at < text.length() && text.text().charAt(at) == '{') {
            at++;
            return braced(text.origin(dollar));
        }
        String name = name();
        if (name.isEmpty()) {
            return text.part(dollar, at);
        }
        return variables.apply(name).orElse(MappedText.empty());
    }

    private MappedText braced(int origin) {
        String name = name();
        String symbol = symbol();
        MappedText word = MappedText.empty();
        if (depth < DEPTH_MAX) {
            depth++;
            word = until('}');
            depth--;
        } else {
            at = text.length();
        }
        at = Math.min(at + 1, text.length());
        MappedText operand = word;
        return Operator.apply(symbol, variables.apply(name), () -> operand, origin);
    }

    private String symbol() {
        if (at + 1 < text.length() && TWO_LETTER.contains(text.text().substring(at, at + 2))) {
            at += 2;
            return text.text().substring(at - 2, at);
        }
        if (at < text.length() && ONE_LETTER.indexOf(text.text().charAt(at)) >= 0) {
            at++;
            return text.text().substring(at - 1, at);
        }
        return "";
    }

    private String name() {
        int start = at;
        while (at < text.length() && isNameCharacter(text.text().charAt(at))) {
            at++;
        }
        return text.text().substring(start, at);
    }

    private static boolean isNameCharacter(char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
