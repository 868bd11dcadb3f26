package dev.contenttrust.trusted;

import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.RoleName;
import java.util.Set;

/**
 * Who must have signed, beside somebody whose word counts by Docker's rules: every one of these roles must sign the same
 * digest, and every one of these keys must be among the signers of those roles (of any role that signs the digest, where no
 * role is named).
 *
 * @param keys as metadata lists them, or canonical as Docker prints them
 */
public record SignerDemand(Set<RoleName> roles, Set<KeyId> keys) {
    private static final String DELEGATIONS = "targets/";

    public SignerDemand {
        roles = Set.copyOf(roles);
        keys = Set.copyOf(keys);
    }

    /** Anyone whose word counts by Docker's rules. */
    public static SignerDemand none() {
        return new SignerDemand(Set.of(), Set.of());
    }

    /** The role of a signer as people name it: {@code alice} is {@code targets/alice}. */
    public static RoleName role(String signer) {
        boolean full = signer.equals(RoleName.TARGETS.value()) || signer.startsWith(DELEGATIONS);
        return new RoleName(full || signer.isEmpty() ? signer : DELEGATIONS + signer);
    }
}
