/**
 * A repository as {@code docker trust inspect} sees it: which tags are released, whom Docker names as their signers, which keys
 * it shows.
 *
 * <p>Way in: {@link dev.contenttrust.notary.docker.DockerTrust}. Must not know how it is printed.
 */
@NullMarked
package dev.contenttrust.notary.docker;

import org.jspecify.annotations.NullMarked;
