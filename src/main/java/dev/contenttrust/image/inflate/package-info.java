/**
 * Streams on their way: told by their first bytes how they are compressed, uncompressed, counted, and read ahead in a thread of
 * their own. What they hold is the attacker's: nothing here is kept but buffers of fixed size.
 *
 * <p>Way in: {@link dev.contenttrust.image.inflate.Compression}. Must not know what the bytes mean.
 */
@NullMarked
package dev.contenttrust.image.inflate;

import org.jspecify.annotations.NullMarked;
