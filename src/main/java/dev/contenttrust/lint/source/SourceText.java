package dev.contenttrust.lint.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A file's text with its lines. Bytes that are not UTF-8 are read as ISO 8859-1, in which any bytes are a text, so that
 * {@link #bytes()} gives back what was read in either case.
 */
public final class SourceText {
    /** So much of a line is kept beside a finding: longer than any line that people write. */
    private static final int EXCERPT_MAX = 400;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final String text;
    private final Charset charset;
    private final int[] lineStarts;

    private SourceText(String name, String text, Charset charset) {
        this.name = name;
        this.text = text;
        this.charset = charset;
        this.lineStarts = lineStarts(text);
    }

    /** @param name as the user is to read it, such as a path */
    public static SourceText of(String name, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new SourceText(name, text, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return new SourceText(name, new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
        }
    }

    /** A text that is one already. */
    public static SourceText of(String name, String text) {
        return new SourceText(name, text, StandardCharsets.UTF_8);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[64];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = at + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    /** As the user is to read it. */
    public String name() {
        return name;
    }

    /** All of it, with a byte order mark if it has one. */
    public String text() {
        return text;
    }

    public String text(Span span) {
        return text.substring(span.start(), span.end());
    }

    /** The bytes that it was read from. */
    public byte[] bytes() {
        return text.getBytes(charset);
    }

    /** Another text in the bytes of this one's encoding. */
    public byte[] encoded(String other) {
        return other.getBytes(charset);
    }

    /** Where the text begins: after a byte order mark, if it has one. */
    public int start() {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    }

    /** How many lines there are; what follows the last line feed counts as one, though it be empty. */
    public int lineCount() {
        return lineStarts.length;
    }

    /** The line of an offset, counted from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** A line with its end, if it has one. */
    public Span lineSpan(int line) {
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        return new Span(lineStarts[line - 1], end);
    }

    /** A line without its end. */
    public String lineText(int line) {
        return lineText(line, Integer.MAX_VALUE);
    }

    /** @param max so many characters of it */
    private String lineText(int line, int max) {
        Span span = lineSpan(line);
        int end = span.end();
        while (end > span.start() && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        int start = line == 1 ? Math.min(start(), end) : span.start();
        return text.substring(start, end - start > max ? start + max : end);
    }

    /** The place of a span, as people and programs name it. */
    public Region region(Span span) {
        int startLine = line(span.start());
        int endLine = line(span.end());
        return new Region(
                name,
                startLine,
                column(startLine, span.start()),
                endLine,
                column(endLine, span.end()),
                span,
                excerpt(startLine));
    }

    private String excerpt(int line) {
        return lineText(line, EXCERPT_MAX);
    }

    private int column(int line, int offset) {
        int from = line == 1 ? start() : lineStarts[line - 1];
        return offset <= from ? 1 : text.codePointCount(from, offset) + 1;
    }

    /**
     * This text, changed.
     *
     * @param edits in any order; where two overlap, the later one is left out
     */
    public SourceText with(List<Edit> edits) {
        List<Edit> inOrder = new ArrayList<>(edits);
        inOrder.sort(Comparator.comparing(Edit::span));
        StringBuilder out = new StringBuilder(text.length() + 64);
        int at = 0;
        for (Edit edit : inOrder) {
            if (edit.span().start() >= at) {
                out.append(text, at, edit.span().start()).append(edit.replacement());
                at = edit.span().end();
            }
        }
        return new SourceText(name, out.append(text, at, text.length()).toString(), charset);
    }
}
