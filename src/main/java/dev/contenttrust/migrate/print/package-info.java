/**
 * What a plan is printed as: shell scripts for other tools' commands, lists of names, admission policies. Every name in it has been
 * checked against the grammar of references, and is quoted all the same.
 *
 * <p>Way in: {@link dev.contenttrust.migrate.print.PlanPrinter}. Must not know where the text goes.
 */
@NullMarked
package dev.contenttrust.migrate.print;

import org.jspecify.annotations.NullMarked;
