/**
 * Bills of materials, CycloneDX 1.6 and SPDX 2.3, made by those formats' own libraries.
 *
 * <p>Way in: {@link dev.contenttrust.report.sbom.Bill}, {@link dev.contenttrust.report.sbom.CycloneDxBill}, {@link
 * dev.contenttrust.report.sbom.SpdxBill}. Must not know how an inventory is taken.
 */
@NullMarked
package dev.contenttrust.report.sbom;

import org.jspecify.annotations.NullMarked;
