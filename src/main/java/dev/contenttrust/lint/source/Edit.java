package dev.contenttrust.lint.source;

/**
 * A change of a text.
 *
 * @param span what goes
 * @param replacement what stands there afterwards
 */
public record Edit(Span span, String replacement) {}
