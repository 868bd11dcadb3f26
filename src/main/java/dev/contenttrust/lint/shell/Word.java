package dev.contenttrust.lint.shell;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.List;
import java.util.Optional;

/** A word in pieces, in the order in which they are put together. */
public record Word(List<Part> parts, Span span) {
    public Word {
        parts = List.copyOf(parts);
    }

    /** A piece of a word. */
    public sealed interface Part {}

    /**
     * Text as it stands, without its quotes.
     *
     * @param quoted whether it keeps its blanks and stars
     */
    public record Literal(MappedText text, boolean quoted) implements Part {}

    /**
     * {@code $name} or {@code ${name OPERATOR operand}}.
     *
     * @param operator empty, or such as {@code :-}; {@code #name}, {@code !name} and what is not known have the operator {@code ?!}
     */
    public record Parameter(String name, String operator, Optional<Word> operand, boolean quoted, int origin)
            implements Part {}

    /** {@code $( … )} or in backquotes. */
    public record Substitution(Sequence body, boolean quoted, int origin) implements Part {}

    /** {@code <( … )} or {@code >( … )}. */
    public record ProcessFile(Sequence body, boolean input, int origin) implements Part {}

    /** What is not worth reading: {@code $(( … ))}. */
    public record Opaque(int origin) implements Part {}

    /** Its text, if it is text alone. */
    public Optional<MappedText> literal() {
        if (parts.size() == 1 && parts.get(0) instanceof Literal only) {
            return Optional.of(only.text());
        }
        MappedText.Builder all = new MappedText.Builder();
        for (Part part : parts) {
            if (!(part instanceof Literal literal)) {
                return Optional.empty();
            }
            all.append(literal.text(), 0, literal.text().length());
        }
        return Optional.of(all.build(span.end()));
    }
}
