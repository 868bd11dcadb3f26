package dev.contenttrust.report.lint;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Text;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/** The line that something was found in, with the place underlined; of a long line, what is around it. */
final class SourceLine {
    /** So much is shown before the place, and so much of it and behind it, in UTF-16 units. */
    private static final int BEFORE = 60;

    private static final int AFTER = 100;
    private static final int TAB = 4;
    private static final String CUT = "…";

    private static final Set<UnicodeScript> WIDE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private static final int EMOJI_FIRST = 0x1F300;
    private static final int EMOJI_LAST = 0x1FAFF;

    private final StringBuilder shown = new StringBuilder();
    private int width;
    private int from;
    private int to;

    private SourceLine() {}

    /** Two lines, each with its end. */
    static String show(SourceText source, Span span, Tone tone, Palette palette) {
        SourceLine line = new SourceLine();
        int number = source.line(span.start());
        line.read(source, number, span);
        String margin = Integer.toString(number);
        String gutter = " ".repeat(margin.length());
        String mark = "^".repeat(Math.max(1, line.to - line.from));
        return "  " + margin + " | " + line.shown + "\n  " + gutter + " | " + " ".repeat(line.from)
                + new Text(mark, tone).in(palette) + "\n";
    }

    private void read(SourceText source, int number, Span span) {
        Span whole = source.lineSpan(number);
        String text = source.text();
        int start = number == 1 ? Math.min(source.start(), whole.end()) : whole.start();
        int end = whole.end();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        int first = boundary(text, Math.max(start, span.start() - BEFORE));
        int last = boundary(text, Math.min(end, span.start() + AFTER));
        add(first > start ? CUT : "", first > start ? 1 : 0);
        for (int at = first; at < last; ) {
            mark(at, span);
            int c = text.codePointAt(at);
            add(c);
            at += Character.charCount(c);
        }
        mark(last, span);
        to = span.end() >= last ? width : to;
        add(last < end ? CUT : "", 0);
    }

    private void mark(int at, Span span) {
        from = at <= span.start() ? width : from;
        to = at <= span.end() ? width : to;
    }

    /** A pair of surrogates stays together. */
    private static int boundary(String text, int at) {
        boolean within = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return within ? at - 1 : at;
    }

    private void add(int c) {
        if (c == '\t') {
            int blanks = TAB - width % TAB;
            add(" ".repeat(blanks), blanks);
            return;
        }
        String visible = Printable.escape(Character.toString(c));
        add(visible, visible.length() > 2 ? visible.length() : columns(c));
    }

    private static int columns(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK) {
            return 0;
        }
        return WIDE.contains(UnicodeScript.of(c)) || (c >= EMOJI_FIRST && c <= EMOJI_LAST) ? 2 : 1;
    }

    private void add(String text, int columns) {
        shown.append(text);
        width += columns;
    }
}
