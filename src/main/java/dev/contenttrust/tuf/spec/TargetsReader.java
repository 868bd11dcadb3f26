package dev.contenttrust.tuf.spec;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.Delegation;
import dev.contenttrust.tuf.Signed.SuccinctRoles;
import dev.contenttrust.tuf.Signed.TargetFile;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.SignedFields;
import dev.contenttrust.tuf.TargetPaths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a targets role, the top one or a delegated one (section 4.5). */
final class TargetsReader {
    private static final int BITS_MAX = 32;

    /** The hex digits of a SHA-256. */
    private static final int HASH_LENGTH = 64;

    private TargetsReader() {}

    static Targets read(JsonCursor signed) {
        SignedFields fields = SignedFields.read(signed, "targets");
        Map<String, TargetFile> targets = new LinkedHashMap<>();
        signed.member("targets").members().forEach((path, target) -> targets.put(path, target(path, target)));
        Optional<JsonCursor> delegations = signed.optional("delegations");
        Optional<JsonCursor> roles = delegations.flatMap(listed -> listed.optional("roles"));
        Optional<JsonCursor> succinct = delegations.flatMap(listed -> listed.optional("succinct_roles"));
        if (roles.isPresent() && succinct.isPresent()) {
            throw succinct.get().failure("expected either roles or succinct_roles");
        }
        return new Targets(
                fields.version(),
                fields.expires(),
                targets,
                delegations.map(listed -> KeyReader.keys(listed.member("keys"))).orElse(Map.of()),
                roles.map(TargetsReader::roles).orElse(List.of()),
                succinct.map(TargetsReader::succinctRoles));
    }

    private static TargetFile target(String path, JsonCursor target) {
        return new TargetFile(
                path,
                SignedFields.number(target.member("length"), 0),
                Entries.hashes(target.member("hashes")),
                target.optional("custom").map(JsonCursor::value));
    }

    private static List<Delegation> roles(JsonCursor listed) {
        List<Delegation> roles = new ArrayList<>();
        Set<RoleName> names = new HashSet<>();
        for (JsonCursor element : listed.elements()) {
            Delegation role = role(element);
            if (!names.add(role.name())) {
                throw element.failure("the role " + role.name() + " is delegated to twice");
            }
            roles.add(role);
        }
        return roles;
    }

    private static Delegation role(JsonCursor role) {
        return new Delegation(
                name(role.member("name")),
                KeyReader.roleKeys(role),
                paths(role),
                role.member("terminating").bool());
    }

    /** A delegate called like a top-level role would be taken for it. */
    private static RoleName name(JsonCursor name) {
        String text = name.string();
        if (text.isEmpty() || new RoleName(text).isTopLevel()) {
            throw name.failure("\"" + text + "\" is not the name of a delegated role");
        }
        if (FileNames.encode(text).length() > FileNames.LENGTH_MAX) {
            throw name.failure("expected a role's name of at most " + FileNames.LENGTH_MAX + " bytes");
        }
        return new RoleName(text);
    }

    private static TargetPaths paths(JsonCursor role) {
        Optional<JsonCursor> patterns = role.optional("paths");
        Optional<JsonCursor> prefixes = role.optional("path_hash_prefixes");
        if (patterns.isPresent() == prefixes.isPresent()) {
            throw role.failure("expected either paths or path_hash_prefixes");
        }
        return patterns.<TargetPaths>map(listed -> new TargetPaths.Patterns(
                        listed.elements().stream().map(JsonCursor::string).toList()))
                .orElseGet(() -> new TargetPaths.HashPrefixes(prefixes.orElseThrow().elements().stream()
                        .map(TargetsReader::hashPrefix)
                        .toList()));
    }

    private static String hashPrefix(JsonCursor prefix) {
        String hex = prefix.string().toLowerCase(Locale.ROOT);
        if (hex.length() > HASH_LENGTH || !HexText.isHex(hex + hex)) {
            throw prefix.failure("expected the first hex digits of a SHA-256");
        }
        return hex;
    }

    private static SuccinctRoles succinctRoles(JsonCursor roles) {
        JsonCursor bits = roles.member("bit_length");
        long length = SignedFields.number(bits, 1);
        if (length > BITS_MAX) {
            throw bits.failure("expected at most " + BITS_MAX + ", found " + length);
        }
        return new SuccinctRoles(
                KeyReader.roleKeys(roles),
                (int) length,
                roles.member("name_prefix").string());
    }
}
