package dev.contenttrust.lint.source;

import java.util.Arrays;

/**
 * A text put together from pieces of another, such as continued lines joined or a word without its quotes, that knows of each
 * of its characters where it came from.
 */
public final class MappedText {
    /**
     * Stands, in a text that was computed, for a piece that cannot be known. No text holds it otherwise: it is no character
     * (Unicode, section 23.7).
     */
    public static final char UNKNOWN = '\uFFFF';

    private static final MappedText EMPTY = new Builder().build(0);

    private final String text;
    private final int[] starts;
    private final int[] origins;
    private final int endOrigin;

    private MappedText(String text, int[] starts, int[] origins, int endOrigin) {
        this.text = text;
        this.starts = starts;
        this.origins = origins;
        this.endOrigin = endOrigin;
    }

    /** A piece of a source, as it stands. */
    public static MappedText of(SourceText source, Span span) {
        return new Builder().append(source.text(), span.start(), span.end()).build(span.end());
    }

    /** A text of which nothing is known, that came about at a place of the source. */
    public static MappedText unknown(int origin) {
        return new Builder().append(UNKNOWN, origin).build(origin);
    }

    public static MappedText empty() {
        return EMPTY;
    }

    public String text() {
        return text;
    }

    /** Whether no piece of it is unknown. */
    public boolean isKnown() {
        return text.indexOf(UNKNOWN) < 0;
    }

    /** Where all of it came from. */
    public Span origin() {
        return origin(new Span(0, text.length()));
    }

    public int length() {
        return text.length();
    }

    /** Where a character, or the end, came from. */
    public int origin(int offset) {
        if (offset >= text.length()) {
            return endOrigin;
        }
        int found = Arrays.binarySearch(starts, offset);
        int piece = found >= 0 ? found : -found - 2;
        return origins[piece] + offset - starts[piece];
    }

    /** Where a piece came from: from the origin of its first character to just after that of its last. */
    public Span origin(Span span) {
        int start = origin(span.start());
        int end = span.length() == 0 ? start : origin(span.end() - 1) + 1;
        return new Span(start, Math.max(start, end));
    }

    public Span origin(int start, int end) {
        return origin(new Span(start, end));
    }

    /** This text without blanks at both ends. */
    public MappedText strip() {
        int start = 0;
        int end = text.length();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return part(start, end);
    }

    /** Two texts are equal when they read the same, wherever they came from. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MappedText that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** A part of this text, with the same origins. */
    public MappedText part(int start, int end) {
        return new Builder().append(this, start, end).build(origin(end));
    }

    /** Puts a mapped text together from its start to its end. */
    public static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private int[] starts = new int[8];
        private int[] origins = new int[8];
        private int pieces;

        /** Takes over a piece of the source. */
        public Builder append(CharSequence source, int start, int end) {
            if (start < end) {
                note(start);
                text.append(source, start, end);
            }
            return this;
        }

        /** Takes over a piece of another mapped text. */
        public Builder append(MappedText other, int start, int end) {
            int at = start;
            int piece = pieceOf(other, start);
            while (at < end) {
                int pieceEnd = piece + 1 < other.starts.length ? other.starts[piece + 1] : other.text.length();
                int stop = Math.min(end, pieceEnd);
                note(other.origins[piece] + at - other.starts[piece]);
                text.append(other.text, at, stop);
                at = stop;
                piece++;
            }
            return this;
        }

        private static int pieceOf(MappedText text, int offset) {
            int found = Arrays.binarySearch(text.starts, offset);
            return found >= 0 ? found : Math.max(0, -found - 2);
        }

        /** Adds a character that stands for something at a place of the source. */
        public Builder append(char c, int origin) {
            note(origin);
            text.append(c);
            return this;
        }

        private void note(int origin) {
            int at = text.length();
            if (pieces > 0 && origins[pieces - 1] + at - starts[pieces - 1] == origin) {
                return;
            }
            if (pieces > 0 && starts[pieces - 1] == at) {
                pieces--;
            }
            if (pieces == starts.length) {
                starts = Arrays.copyOf(starts, pieces * 2);
                origins = Arrays.copyOf(origins, pieces * 2);
            }
            starts[pieces] = at;
            origins[pieces++] = origin;
        }

        public int length() {
            return text.length();
        }

        /** @param endOrigin where the text's end is in the source */
        public MappedText build(int endOrigin) {
            return new MappedText(
                    text.toString(), Arrays.copyOf(starts, pieces), Arrays.copyOf(origins, pieces), endOrigin);
        }
    }
}
