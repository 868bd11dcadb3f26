package dev.contenttrust.trusted;

import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.TargetFile;

/**
 * Bytes that are those signed under a target's name: length and every known hash.
 *
 * @param role who signs it
 */
public record VerifiedPayload(SignedRepository repository, RoleName role, TargetFile target) {}
