/**
 * Which of two versions is the later one, as the tools of each ecosystem have it.
 *
 * <p>Way in: {@link dev.contenttrust.vulndb.version.VersionOrder}. Must not know what versions are compared for.
 */
@NullMarked
package dev.contenttrust.vulndb.version;

import org.jspecify.annotations.NullMarked;
