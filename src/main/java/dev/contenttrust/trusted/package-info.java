/**
 * A name becomes a signed digest, and the digest a stream of verified bytes; and what the registry serves is held against
 * what was signed.
 *
 * <p>Way in: {@link dev.contenttrust.trusted.ContentTrust}. Must not know where the bytes go.
 */
@NullMarked
package dev.contenttrust.trusted;

import org.jspecify.annotations.NullMarked;
