package dev.contenttrust.tuf;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;
import java.util.List;

/**
 * A metadata file whose signatures met the threshold of whoever vouches for it.
 *
 * @param role whose file it is
 * @param signed what it says
 * @param raw the bytes as received
 * @param signers the listed keys whose signatures are valid, each different public key once, in the order of the role's keys
 * @param keys who might have signed, and how many had to
 */
public record Verified<T extends Signed>(RoleName role, T signed, RawBytes raw, List<TufKey> signers, RoleKeys keys) {
    public Verified {
        signers = List.copyOf(signers);
    }

    /** The SHA-256 of the file as received. */
    public Digest sha256() {
        return raw.sha256();
    }
}
