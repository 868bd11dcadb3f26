/**
 * What is inside an image: a layer's archive read entry by entry as it streams, and the file system that the layers make
 * together. Names in archives are the attacker's: a path never leaves the root.
 *
 * <p>Must not know where bytes come from, nor what is looked for in them.
 */
@NullMarked
package dev.contenttrust.image.layer;

import org.jspecify.annotations.NullMarked;
