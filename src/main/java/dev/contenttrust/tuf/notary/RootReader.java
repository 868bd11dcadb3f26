package dev.contenttrust.tuf.notary;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.tuf.RoleKeys;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.SignedFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a root: keys, and who signs for each of the four roles. Other roles are ignored. */
final class RootReader {
    private static final List<RoleName> ROLES =
            List.of(RoleName.ROOT, RoleName.TARGETS, RoleName.SNAPSHOT, RoleName.TIMESTAMP);

    private RootReader() {}

    static Root read(JsonCursor signed) {
        SignedFields fields = SignedFields.read(signed, "Root");
        JsonCursor keys = signed.member("keys");
        JsonCursor roles = signed.member("roles");
        Map<RoleName, RoleKeys> signers = new LinkedHashMap<>();
        for (RoleName role : ROLES) {
            signers.put(role, KeyReader.roleKeys(roles.member(role.value()), keys));
        }
        boolean consistent =
                signed.optional("consistent_snapshot").map(JsonCursor::bool).orElse(false);
        return new Root(fields.version(), fields.expires(), consistent, KeyReader.keys(keys), signers);
    }
}
