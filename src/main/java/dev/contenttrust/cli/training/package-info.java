/**
 * What the launcher runs while the JVM records a class-data archive: every command, against a server in the same process.
 *
 * <p>Way in: {@link dev.contenttrust.cli.training.Training}, a main class beside that of the command line. Nothing else may
 * know this package.
 */
@NullMarked
package dev.contenttrust.cli.training;

import org.jspecify.annotations.NullMarked;
