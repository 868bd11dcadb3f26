package dev.contenttrust.lint.flow;

import java.util.Optional;

/**
 * A redirection of a command or of what it is a part of.
 *
 * @param descriptor as written; negative where none is
 * @param operator such as {@code >>}, {@code <<<}; for a heredoc {@code <<}
 * @param target the file's name, or the text itself after {@code <<<}
 * @param text of a heredoc
 */
public record Redirection(int descriptor, String operator, Term target, Optional<Term> text) {
    /** Whether it writes the standard output into a file. */
    public boolean takesOutput() {
        return (operator.startsWith(">") && !operator.equals(">&") && (descriptor < 0 || descriptor == 1))
                || operator.startsWith("&>");
    }

    /** Whether it reads the standard input from a file, a text or a heredoc. */
    public boolean givesInput() {
        return operator.startsWith("<") && !operator.equals("<&") && descriptor <= 0;
    }

    /** The text that it gives as standard input: of a heredoc or after {@code <<<}. */
    public Optional<Term> inputText() {
        return !givesInput() ? Optional.empty() : operator.equals("<<<") ? Optional.of(target) : text;
    }
}
