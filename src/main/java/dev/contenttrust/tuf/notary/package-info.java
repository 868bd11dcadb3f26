/**
 * The Notary v1 dialect of TUF, as Docker Content Trust uses it: base64 where TUF 1.0 has hex, key ids that must match, roots
 * vouched for by certificates that name the repository, files named by their hash, delegations as path prefixes.
 *
 * <p>Way in: {@link dev.contenttrust.tuf.notary.NotaryProfile}. Must not know where files come from or what targets mean.
 */
@NullMarked
package dev.contenttrust.tuf.notary;

import org.jspecify.annotations.NullMarked;
