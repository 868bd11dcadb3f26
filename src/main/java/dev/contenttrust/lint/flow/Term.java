package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.lint.value.Value;
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

    /** The same place, another text. */
    public Term from(int start) {
        return new Term(
                value.map(text -> text.part(Math.min(start, text.length()), text.length())),
                symbol.length() >= start ? symbol.substring(start) : symbol,
                streams,
                span);
    }
}
