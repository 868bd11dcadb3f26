/**
 * What is in a trusted image: its layers, its packages, the products hidden in its binaries, and what is known to be wrong with
 * them. What could not be read is reported, and is never the same as clean.
 *
 * <p>Way in: {@link dev.contenttrust.scan.InventoryTaker}, {@link dev.contenttrust.scan.ImageScanner}. Must not know how results
 * are shown.
 */
@NullMarked
package dev.contenttrust.scan;

import org.jspecify.annotations.NullMarked;
