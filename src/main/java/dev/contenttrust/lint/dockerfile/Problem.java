package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.Span;

/**
 * Something that BuildKit would refuse.
 *
 * @param message why, as a clause
 */
public record Problem(Span span, String message) {}
