/**
 * Makes the inventory of one layer while it streams: every file is offered to those who read its kind, by its path and its first
 * bytes, and only what one of them wants is held.
 *
 * <p>Way in: {@link dev.contenttrust.scan.layer.LayerCatalog}. Must not know other layers.
 */
@NullMarked
package dev.contenttrust.scan.layer;

import org.jspecify.annotations.NullMarked;
