/**
 * The private keys that lie on this machine, as far as they can be known without a passphrase, held against the live roles of
 * repositories: who can sign what from here, and what is lost with this machine.
 *
 * <p>Way in: {@link dev.contenttrust.notary.keys.KeysAtHand}, {@link dev.contenttrust.notary.keys.Custody}. Must not know how
 * repositories are reached, and never keeps private material.
 */
@NullMarked
package dev.contenttrust.notary.keys;

import org.jspecify.annotations.NullMarked;
