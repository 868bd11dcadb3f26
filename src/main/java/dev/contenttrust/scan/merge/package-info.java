/**
 * Joins what the layers of an image say to what the image holds: what is visible counts, each with the layer that brought it;
 * what a lower layer had and the image has no more is removed; what lies in a file that a package owns is covered by it.
 *
 * <p>Way in: {@link dev.contenttrust.scan.merge.InventoryMerge}. Must not know where layers come from.
 */
@NullMarked
package dev.contenttrust.scan.merge;

import org.jspecify.annotations.NullMarked;
