/**
 * What is inside a layer: its archive read entry by entry as it streams, every byte hashed on its way. Names in archives are
 * the attacker's: a path never leaves the root.
 *
 * <p>Way in: {@link dev.contenttrust.image.layer.LayerReader}. Must not know where bytes come from, nor what is looked for in
 * them.
 */
@NullMarked
package dev.contenttrust.image.layer;

import org.jspecify.annotations.NullMarked;
