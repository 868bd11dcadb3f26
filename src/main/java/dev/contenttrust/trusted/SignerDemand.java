package dev.contenttrust.trusted;

import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.RoleName;
import java.util.Set;

/** Who must have signed: every one of these roles, with every one of these keys among their signers. */
public record SignerDemand(Set<RoleName> roles, Set<KeyId> keys) {
    /** Anyone whose word counts by Docker's rules. */
    public static SignerDemand none() {
        return new SignerDemand(Set.of(), Set.of());
    }
}
