/**
 * What this client remembers of a repository: directories that are locked while a run works on them and go from one whole
 * set of files to the next. Ours swaps a set by one rename; the layout of Docker and Notary is written where it was named,
 * and read to begin with.
 *
 * <p>Way in: {@link dev.contenttrust.updater.store.TrustDirectory}. Must not know what the metadata says.
 */
@NullMarked
package dev.contenttrust.updater.store;

import org.jspecify.annotations.NullMarked;
