package dev.contenttrust.lint.source;

/**
 * A place in a file, as people and programs name it.
 *
 * @param file as it was named
 * @param startLine counted from 1
 * @param startColumn counted from 1, in code points; a byte order mark has no column
 * @param endLine the line of the place's end
 * @param endColumn the column after its last character
 * @param span the same by offsets
 * @param line the text of the first line, without its end; long ones are cut
 */
public record Region(String file, int startLine, int startColumn, int endLine, int endColumn, Span span, String line) {}
