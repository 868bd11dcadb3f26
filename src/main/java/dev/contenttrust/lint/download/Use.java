package dev.contenttrust.lint.download;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.program.Kind;

/**
 * A use of a download.
 *
 * @param streamed whether it never was a file
 */
record Use(Act act, Kind kind, boolean streamed) {}
