package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;

/**
 * An option of an instruction: {@code --name=value}.
 *
 * @param name without its dashes
 * @param value empty where there is none
 * @param span of all of it
 */
public record Flag(String name, MappedText value, Span span) {}
