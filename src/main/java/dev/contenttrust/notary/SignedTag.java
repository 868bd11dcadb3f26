package dev.contenttrust.notary;

import dev.contenttrust.Digest;
import dev.contenttrust.tuf.RoleName;

/**
 * A tag as one role signs it.
 *
 * @param digest of the manifest or index; SHA-256
 * @param length of the manifest or index, in bytes
 * @param role who says so
 */
public record SignedTag(Gun gun, String tag, Digest digest, long length, RoleName role) {}
