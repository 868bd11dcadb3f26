/**
 * OpenPGP keyrings: what a file of public keys really holds. Fingerprints are computed, expiry and revocation are believed only
 * where the key itself signed them, and what cannot be read is told with its position beside what can.
 *
 * <p>Way in: {@link dev.contenttrust.crypto.pgp.Keyring}. Must not know which program trusts a key, nor for what.
 */
@NullMarked
package dev.contenttrust.crypto.pgp;

import org.jspecify.annotations.NullMarked;
