/**
 * Takes signed repositories to another way of signing: a plan of what verifies now, and its file. What the plan is printed as is in
 * {@code migrate.print}, whether it is carried out in {@code migrate.status}.
 *
 * <p>Way in: {@link dev.contenttrust.migrate.Planner}, {@link dev.contenttrust.migrate.PlanFile}. Must not know how anything is
 * shown, and signs nothing.
 */
@NullMarked
package dev.contenttrust.migrate;

import org.jspecify.annotations.NullMarked;
