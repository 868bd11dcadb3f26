/**
 * Docker Content Trust: which server speaks for a repository (GUN), which root is pinned, which roles sign which tag, and
 * what that means by the rules of Docker and Notary.
 *
 * <p>Way in: {@link dev.contenttrust.notary.TrustService}. Must not know registries or image contents.
 */
@NullMarked
package dev.contenttrust.notary;

import org.jspecify.annotations.NullMarked;
