/**
 * Reads tar archives as they stream, by the rules of the reader that container engines are built on: ustar, pax, GNU's long
 * names, sparse files. Lengths and names are the attacker's; of headers only so much is held as the limit allows.
 *
 * <p>Way in: {@link dev.contenttrust.image.tar.TarWalk}. Must not know what an archive is for.
 */
@NullMarked
package dev.contenttrust.image.tar;

import org.jspecify.annotations.NullMarked;
