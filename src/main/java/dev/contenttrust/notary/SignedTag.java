package dev.contenttrust.notary;

import dev.contenttrust.Digest;
import dev.contenttrust.tuf.RoleName;

/**
 * A tag as one role signs it.
 *
 * @param digest of the manifest or index; its SHA-256, or the SHA-512 where that is all that is signed
 * @param length of the manifest or index, in bytes
 * @param role who says so
 */
public record SignedTag(Gun gun, String tag, Digest digest, long length, RoleName role) {}
