/**
 * The command line: one class a command, from options to a call to a report to an exit code. The only room that touches
 * standard output and ends the process; nobody knows it.
 *
 * <p>Way in: {@link dev.contenttrust.cli.Main}.
 */
@NullMarked
package dev.contenttrust.cli;

import org.jspecify.annotations.NullMarked;
