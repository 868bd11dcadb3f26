/**
 * What a scan found, as a table, a JSON result, an HTML page, an in-toto statement.
 *
 * <p>Way in: {@link dev.contenttrust.report.scan.ScanReport}. Must not know how a scan is made.
 */
@NullMarked
package dev.contenttrust.report.scan;

import org.jspecify.annotations.NullMarked;
