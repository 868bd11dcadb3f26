/**
 * Reads bills of materials that others wrote, to match what they list: CycloneDX and SPDX in JSON, by the package URLs in them.
 *
 * <p>Way in: {@link dev.contenttrust.scan.bill.BillReader}. Must not know how bills are written.
 */
@NullMarked
package dev.contenttrust.scan.bill;

import org.jspecify.annotations.NullMarked;
