/**
 * Public keys, signatures and certificates: what a signature over some bytes is worth, and which certificate may speak for
 * whom. Bouncy Castle is seen in this room only, and never registered as a provider.
 *
 * <p>Way in: {@link dev.contenttrust.crypto.PublicKey}, {@link dev.contenttrust.crypto.SignatureScheme}, {@link
 * dev.contenttrust.crypto.CertificateBundle}. Must not know metadata, roles or JSON.
 */
@NullMarked
package dev.contenttrust.crypto;

import org.jspecify.annotations.NullMarked;
