/**
 * Rows of audits as lines of JSON (docs/schemas/trust-audit-1.json), written and read again: a file that is taken up where it ended,
 * an earlier audit that a later one is held against, and what changed between the two.
 *
 * <p>Way in: {@link dev.contenttrust.audit.rows.RowForm}. Must not know how verdicts come about.
 */
@NullMarked
package dev.contenttrust.audit.rows;

import org.jspecify.annotations.NullMarked;
