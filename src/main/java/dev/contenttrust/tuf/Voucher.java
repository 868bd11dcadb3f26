package dev.contenttrust.tuf;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.Signed.Delegation;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Signed.Targets;
import java.util.List;
import java.util.Map;

/**
 * Who says which keys sign for a role: the root, or a delegator.
 *
 * @param file the file that says so
 */
record Voucher(RoleKeys roleKeys, Map<KeyId, TufKey> keys, RawBytes file) {

    static Voucher root(Root root, RawBytes file, RoleName role) {
        return new Voucher(root.roles().getOrDefault(role, new RoleKeys(List.of(), 1)), root.keys(), file);
    }

    static Voucher delegator(Verified<Targets> delegator, Delegation delegation) {
        return new Voucher(delegation.keys(), delegator.signed().delegationKeys(), delegator.raw());
    }
}
