/**
 * Audits, rendered: a table with the worst first, lines of JSON and CSV that can be written while the audit runs, OpenMetrics, and
 * a page with a calendar.
 *
 * <p>Way in: {@link dev.contenttrust.report.audit.AuditOverview}, {@link dev.contenttrust.report.audit.AuditLines}. Must not know how
 * verdicts come about, nor where the text goes.
 */
@NullMarked
package dev.contenttrust.report.audit;

import org.jspecify.annotations.NullMarked;
