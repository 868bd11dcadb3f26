/**
 * What a run sees of its surroundings and says to them: streams, environment, clock; colours, messages and progress.
 *
 * <p>Way in: {@link dev.contenttrust.cli.console.Console}. Must not know commands.
 */
@NullMarked
package dev.contenttrust.cli.console;

import org.jspecify.annotations.NullMarked;
