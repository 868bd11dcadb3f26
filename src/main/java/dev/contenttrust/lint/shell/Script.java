package dev.contenttrust.lint.shell;

import dev.contenttrust.lint.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A text that was read as shell.
 *
 * @param comments the spans of its comments, from {@code #} to the end of what they swallow
 * @param problem why it was read no further than to some place, if it was not
 */
public record Script(Sequence body, List<Span> comments, Optional<SyntaxProblem> problem) {
    public Script {
        comments = List.copyOf(comments);
    }

    /** @param message why, as a clause */
    public record SyntaxProblem(Span span, String message) {}
}
