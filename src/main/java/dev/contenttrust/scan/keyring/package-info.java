/**
 * Whose packages a file system would install: the signing keys of apt, apk and rpm that lie in it, and which repository each of
 * them is trusted for by the package manager's own configuration. Nothing of it is run, and all of it may be hostile.
 *
 * <p>Way in: {@link dev.contenttrust.scan.keyring.SigningKeys}, over {@link dev.contenttrust.scan.keyring.VisibleFiles}. Must not
 * know where the files come from.
 */
@NullMarked
package dev.contenttrust.scan.keyring;

import org.jspecify.annotations.NullMarked;
