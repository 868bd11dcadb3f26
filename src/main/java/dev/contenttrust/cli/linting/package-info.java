/**
 * A run of the linter as the command line has it: results to a report and to a tally, changes shown or written.
 *
 * <p>Way in: {@link dev.contenttrust.cli.linting.LintRun}. Must not know how a run ends.
 */
@NullMarked
package dev.contenttrust.cli.linting;

import org.jspecify.annotations.NullMarked;
