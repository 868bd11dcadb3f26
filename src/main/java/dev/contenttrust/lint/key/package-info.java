/**
 * How a build comes to trust signing keys, and what it makes of signatures: names of keys, key servers, {@code apt-key}, keyrings
 * of apt, and calls of gpg that verify less than they seem to: TR301, TR302 and TR304 to TR310. Whether a downloaded key is
 * compared with a fingerprint is followed by {@code lint.download}.
 *
 * <p>Way in: {@link dev.contenttrust.lint.key.KeyRules}; {@link dev.contenttrust.lint.key.Evidence} for others. Must not know what
 * is inside of key files.
 */
@NullMarked
package dev.contenttrust.lint.key;

import org.jspecify.annotations.NullMarked;
