/**
 * Renders plans of migrations, and how far they are. No I/O, no decisions.
 *
 * <p>Way in: {@link dev.contenttrust.report.migrate.PlanReport}, {@link dev.contenttrust.report.migrate.StatusReport}. Must not
 * know where output goes.
 */
@NullMarked
package dev.contenttrust.report.migrate;

import org.jspecify.annotations.NullMarked;
