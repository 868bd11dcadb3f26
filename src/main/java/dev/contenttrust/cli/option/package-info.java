/**
 * Options as commands declare and read them. The declarations are plain calls, not annotations: reading annotations at
 * start-up takes longer than a warm {@code trust list} has to spare.
 *
 * <p>Way in: {@link dev.contenttrust.cli.option.OptionTable}. Must not know commands.
 */
@NullMarked
package dev.contenttrust.cli.option;

import org.jspecify.annotations.NullMarked;
