/**
 * Makes certificates, for servers of our own on this machine's loopback address.
 *
 * <p>Way in: {@link dev.contenttrust.crypto.issue.LoopbackIdentity}. Must not know what the server is for.
 */
@NullMarked
package dev.contenttrust.crypto.issue;

import org.jspecify.annotations.NullMarked;
