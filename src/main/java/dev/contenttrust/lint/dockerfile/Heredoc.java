package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.MappedText;

/**
 * A text given in the lines after an instruction.
 *
 * @param name of the line that ends it
 * @param expands whether variables in it are replaced: its name was not quoted
 * @param content its lines, without leading tabs where {@code <<-} takes them away
 * @param withEnd the same and the line that ends it
 */
public record Heredoc(String name, boolean expands, MappedText content, MappedText withEnd) {}
