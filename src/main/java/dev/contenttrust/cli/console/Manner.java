package dev.contenttrust.cli.console;

import dev.contenttrust.report.Palette;

/**
 * How a run speaks.
 *
 * @param results the palette of standard output
 * @param messages the palette of standard error
 */
public record Manner(Talk talk, Palette results, Palette messages) {
    /** Before options are known. */
    public static final Manner PLAIN = new Manner(Talk.NORMAL, Palette.PLAIN, Palette.PLAIN);

    /** How much is said beside results and failures. */
    public enum Talk {
        /** Nothing. */
        QUIET,
        /** Notes, progress. */
        NORMAL,
        /** Besides, where a failure came from. */
        VERBOSE
    }
}
