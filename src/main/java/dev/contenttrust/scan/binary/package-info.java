/**
 * Which products an executable holds, and in which versions, told by its bytes alone: one pass over them for all literals of all
 * recognisers, a pattern only where one was found, and what the file says to the loader.
 *
 * <p>Way in: {@link dev.contenttrust.scan.binary.BinaryScanner}. Must not know who owns a file, nor what is known of a version.
 */
@NullMarked
package dev.contenttrust.scan.binary;

import org.jspecify.annotations.NullMarked;
