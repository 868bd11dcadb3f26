package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.source.Span;

/**
 * A comment in a RUN whose lines the builder joins before the shell reads them, so that it takes the lines after it with it.
 *
 * @param span from the {@code #} to the end of what it takes
 */
public record Swallowed(Instruction run, Span span) {}
