package dev.contenttrust.report;

import dev.contenttrust.Printable;
import dev.contenttrust.report.Palette.Tone;

/** A piece of one line, safe to show: control characters and the like, which metadata may hold, are escaped. */
public record Text(String text, Tone tone) {
    public Text {
        text = Printable.escape(text);
    }

    public static Text of(String text) {
        return new Text(text, Tone.NEUTRAL);
    }

    /** As it goes to the terminal. */
    public String in(Palette palette) {
        return palette.paint(tone, text);
    }

    /** Its width in columns, counted in code points. */
    int width() {
        return text.codePointCount(0, text.length());
    }
}
