package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.source.MappedText;

/**
 * A comment in a RUN whose lines the builder joins before the shell reads them, so that it takes the lines after it with it.
 *
 * @param text from the {@code #} to the end of what it takes
 */
public record Swallowed(Instruction run, MappedText text) {}
