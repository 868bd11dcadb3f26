package dev.contenttrust.lint.program;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.Span;
import java.util.Optional;

/**
 * Something that a command fetches.
 *
 * @param file where it is put, made absolute; empty where it goes to standard output
 */
public record Fetch(Act act, Term url, Optional<Term> file) {
    /** From the program's name to the URL. */
    public Span span() {
        Span program = act.words().get(0).span();
        Span first = url.span();
        return first.start() >= program.start() ? program.cover(first) : program;
    }
}
