/**
 * The vocabulary that every other package speaks: digests, image references, platforms, and the root of the failures.
 * Values are parsed once, at the edge, and cannot be built invalid.
 *
 * <p>Way in: {@link dev.contenttrust.ImageReference}, {@link dev.contenttrust.Digest}. Must know nothing but the JDK.
 */
@NullMarked
package dev.contenttrust;

import org.jspecify.annotations.NullMarked;
