package dev.contenttrust.report.content;

import dev.contenttrust.image.union.Difference.Change;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Text;

/** Changes as letters: {@code A}, {@code C}, {@code D}. */
public final class ChangeLetter {
    private ChangeLetter() {}

    public static Text of(Change change) {
        return switch (change) {
            case ADDED -> new Text("A", Tone.GOOD);
            case CHANGED -> new Text("C", Tone.WARNING);
            case REMOVED -> new Text("D", Tone.BAD);
        };
    }
}
