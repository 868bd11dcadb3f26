/**
 * What images hold: components, the files that packages own, the distribution, and what could not be read. Facts are gathered
 * file by file, kept layer by layer, and joined to the inventory of an image.
 *
 * <p>Way in: {@link dev.contenttrust.scan.inventory.LayerInventory} and {@link
 * dev.contenttrust.scan.inventory.Inventory}. Must not know how facts are found.
 */
@NullMarked
package dev.contenttrust.scan.inventory;

import org.jspecify.annotations.NullMarked;
