/**
 * The Update Framework without I/O: metadata as records, a trusted set that is given bytes and an instant and answers with
 * verified metadata or a typed failure, and the interfaces of the source and the store around it. What differs between
 * dialects is a {@link dev.contenttrust.tuf.Profile}.
 *
 * <p>Way in: {@link dev.contenttrust.tuf.TrustedSet}. Must not know HTTP, files or Docker.
 */
@NullMarked
package dev.contenttrust.tuf;

import org.jspecify.annotations.NullMarked;
