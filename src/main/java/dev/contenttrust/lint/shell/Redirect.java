package dev.contenttrust.lint.shell;

import java.util.Optional;

/**
 * A redirection.
 *
 * @param descriptor as written; negative where none is
 * @param operator such as {@code >>}; for a heredoc {@code <<} or {@code <<-}
 * @param target the file's name; for a heredoc the name of its last line
 * @param text of a heredoc
 */
public record Redirect(int descriptor, String operator, Word target, Optional<Word> text) {
    /** Whether it takes the standard output of a command. */
    public boolean takesOutput() {
        return (operator.startsWith(">") && (descriptor < 0 || descriptor == 1) && !operator.equals(">&"))
                || operator.startsWith("&>");
    }

    /** Whether it gives a command its standard input. */
    public boolean givesInput() {
        return operator.startsWith("<") && descriptor <= 0;
    }
}
