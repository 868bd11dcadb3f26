package dev.contenttrust.tuf.notary;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.Delegation;
import dev.contenttrust.tuf.Signed.TargetFile;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.SignedFields;
import dev.contenttrust.tuf.TargetPaths;
import dev.contenttrust.tuf.TufKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a targets role, the top one or a delegated one. */
final class TargetsReader {
    /** Every target is compared with each; Docker delegates the whole repository, by one empty path. */
    static final int PATHS_MAX = 256;

    private TargetsReader() {}

    static Targets read(RoleName role, JsonCursor signed) {
        SignedFields fields = SignedFields.read(signed, "Targets");
        Map<String, TargetFile> targets = new LinkedHashMap<>();
        signed.optional("targets")
                .ifPresent(listed ->
                        listed.members().forEach((name, target) -> targets.put(name, target(name, target))));
        Optional<JsonCursor> delegations = signed.optional("delegations");
        return new Targets(
                fields.version(),
                fields.expires(),
                targets,
                delegations.map(TargetsReader::keys).orElse(Map.of()),
                delegations.map(listed -> roles(role, listed)).orElse(List.of()),
                Optional.empty());
    }

    private static TargetFile target(String name, JsonCursor target) {
        return new TargetFile(
                name,
                SignedFields.number(target.member("length"), 0),
                Entries.hashes(target),
                target.optional("custom").map(JsonCursor::value));
    }

    private static Map<KeyId, TufKey> keys(JsonCursor delegations) {
        return delegations.optional("keys").map(KeyReader::keys).orElse(Map.of());
    }

    /** Go writes an absent list as null. */
    private static List<Delegation> roles(RoleName delegator, JsonCursor delegations) {
        List<JsonCursor> listed =
                delegations.optional("roles").map(JsonCursor::elements).orElse(List.of());
        List<Delegation> roles = new ArrayList<>(listed.size());
        Set<RoleName> names = new HashSet<>();
        for (JsonCursor element : listed) {
            Delegation role = role(delegator, element, delegations.member("keys"));
            if (!names.add(role.name())) {
                throw element.failure("the role " + role.name() + " is delegated to twice");
            }
            roles.add(role);
        }
        return roles;
    }

    private static Delegation role(RoleName delegator, JsonCursor role, JsonCursor keys) {
        List<JsonCursor> listed =
                role.optional("paths").map(JsonCursor::elements).orElse(List.of());
        if (listed.size() > PATHS_MAX) {
            throw role.failure("expected at most " + PATHS_MAX + " paths, found " + listed.size());
        }
        List<String> paths = listed.stream().map(JsonCursor::string).toList();
        return new Delegation(
                DelegatedNames.childOf(delegator, role.member("name")),
                KeyReader.roleKeys(role, keys),
                new TargetPaths.Prefixes(paths),
                false);
    }
}
