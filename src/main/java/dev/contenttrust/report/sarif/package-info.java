/**
 * Findings as SARIF 2.1.0 (OASIS standard), whatever they are about.
 *
 * <p>Way in: {@link dev.contenttrust.report.sarif.SarifLog}. Must not know what was looked for, nor where.
 */
@NullMarked
package dev.contenttrust.report.sarif;

import org.jspecify.annotations.NullMarked;
