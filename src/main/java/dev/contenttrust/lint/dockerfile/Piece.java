package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.Span;

/** A run of whole lines of a Dockerfile. */
public sealed interface Piece permits Instruction, Piece.Directive, Piece.Comment, Piece.Blank {
    /** Its lines, with their ends. */
    Span span();

    /**
     * A line at the top that tells the builder how to read the rest: {@code # syntax=docker/dockerfile:1}.
     *
     * @param name in lower case
     * @param valueSpan where the value stands
     */
    record Directive(String name, String value, Span valueSpan, Span span) implements Piece {}

    /** A comment line outside an instruction; a shebang line too. */
    record Comment(Span span) implements Piece {}

    /** A line without a word, or a byte order mark. */
    record Blank(Span span) implements Piece {}
}
