/**
 * Keeps inventories between runs, by the digest of what they were made from and the version of what made them. It is a cache: what
 * cannot be read is made anew.
 *
 * <p>Way in: {@link dev.contenttrust.scan.store.InventoryCache}. Must not know how inventories are made.
 */
@NullMarked
package dev.contenttrust.scan.store;

import org.jspecify.annotations.NullMarked;
