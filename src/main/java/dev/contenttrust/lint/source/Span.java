package dev.contenttrust.lint.source;

/**
 * A piece of a text, by offsets in UTF-16 units.
 *
 * @param start of its first unit
 * @param end after its last unit; equal to {@code start} where it is empty
 */
public record Span(int start, int end) implements Comparable<Span> {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: " + start + " to " + end);
        }
    }

    /** How many units it has. */
    public int length() {
        return end - start;
    }

    /** From the first of both to the last of both. */
    public Span cover(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** Whether an offset lies in it. */
    public boolean contains(int offset) {
        return offset >= start && offset < end;
    }

    @Override
    public int compareTo(Span other) {
        int byStart = Integer.compare(start, other.start);
        return byStart != 0 ? byStart : Integer.compare(end, other.end);
    }
}
