package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.lint.value.Value;
import java.util.HashSet;
import java.util.Set;

/**
 * One word of a command as the program gets it.
 *
 * @param value what it can be; where all is unknown, it may also be several words or none
 * @param symbol its text with {@code ${name}} for variables that are unknown, so that equal symbols are likely the same text
 * @param streams the outputs that are part of it: of commands in {@code $( )}, or in {@code <( )}, which then is a file's name
 * @param span where it stands in the command, even if its text came from a variable
 */
public record Term(Value value, String symbol, Set<Integer> streams, Span span) {
    /** Names and URLs are shorter. */
    private static final int SYMBOL_MAX = 4096;

    /** A word has one or two. */
    private static final int STREAMS_MAX = 32;

    public Term {
        streams = Set.copyOf(streams);
    }

    /** A text that is known. */
    public static Term of(MappedText text, Span span) {
        return new Term(Value.of(text), text.text(), Set.of(), span);
    }

    /** Its first text, to read; unknown pieces are {@link MappedText#UNKNOWN}. */
    public String text() {
        return value.text();
    }

    /** Whether all of it is known, or one of several known texts. */
    public boolean isKnown() {
        return value.texts().stream().allMatch(MappedText::isKnown);
    }

    /** Whether it is an option or the like, by its beginning. */
    public boolean startsWith(String prefix) {
        return text().startsWith(prefix);
    }

    public boolean is(String text) {
        return value.is(text);
    }

    /** Nothing is known of it. */
    static Term unknown(String symbol, Span span) {
        return new Term(Value.unknown(span.start()), symbol, Set.of(), span);
    }

    /** This, as a variable of that name holds it. */
    Term named(String name) {
        boolean plain = value.isConstant();
        boolean tells = symbol.indexOf(MappedText.UNKNOWN) < 0 && value.texts().size() == 1;
        return plain || tells ? this : new Term(value, "${" + name + "}", streams, span);
    }

    /** The same text in another place. */
    Term at(Span other) {
        return new Term(value, symbol, streams, other);
    }

    /** Either of both. */
    Term or(Term other) {
        return new Term(value.or(other.value), String.valueOf(MappedText.UNKNOWN), both(other), span);
    }

    /** One after the other. */
    Term then(Term other) {
        boolean tells = symbol.length() + other.symbol.length() <= SYMBOL_MAX;
        return new Term(
                value.then(other.value),
                tells ? symbol + other.symbol : String.valueOf(MappedText.UNKNOWN),
                both(other),
                span.cover(other.span));
    }

    private Set<Integer> both(Term other) {
        if (streams.isEmpty() || other.streams.isEmpty()) {
            return streams.isEmpty() ? other.streams : streams;
        }
        Set<Integer> all = new HashSet<>(streams);
        all.addAll(other.streams);
        return all.size() > STREAMS_MAX ? streams : all;
    }

    /** What comes after its first characters. */
    public Term from(int start) {
        return new Term(
                value.map(text -> text.part(Math.min(start, text.length()), text.length())),
                symbol.length() >= start ? symbol.substring(start) : symbol,
                streams,
                span);
    }
}
