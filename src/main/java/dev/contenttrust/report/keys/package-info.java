/**
 * Renders which private keys lie on a machine, and what they are good for. No I/O, no decisions.
 *
 * <p>Way in: {@link dev.contenttrust.report.keys.KeysReport}, {@link dev.contenttrust.report.keys.CustodyReport}. Must not know
 * where output goes.
 */
@NullMarked
package dev.contenttrust.report.keys;

import org.jspecify.annotations.NullMarked;
