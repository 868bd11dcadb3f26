/**
 * Renders results as tables and JSON. No I/O, no decisions.
 *
 * <p>Way in: {@link dev.contenttrust.report.Table}, {@link dev.contenttrust.report.JsonDocument}. Must not know where output goes.
 */
@NullMarked
package dev.contenttrust.report;

import org.jspecify.annotations.NullMarked;
