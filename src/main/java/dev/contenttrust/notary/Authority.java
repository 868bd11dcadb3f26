package dev.contenttrust.notary;

import dev.contenttrust.TrustException;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.RoleKeys;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed;
import dev.contenttrust.tuf.Signed.Delegation;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.TufKey;
import dev.contenttrust.tuf.Verified;
import dev.contenttrust.updater.Refreshed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A role that may sign, whether or not it has signed anything.
 *
 * @param keys those listed for it, in their order
 * @param paths what it may sign; empty for roles that no delegation limits
 * @param file what it signed last, if that verified
 * @param dropped why what it signed does not count
 */
public record Authority(
        RoleName role,
        RoleKeys may,
        List<TufKey> keys,
        List<String> paths,
        Optional<Verified<? extends Signed>> file,
        Optional<TrustException> dropped) {

    public Authority {
        keys = List.copyOf(keys);
        paths = List.copyOf(paths);
    }

    /** The four that every repository has, in the order of trust. */
    static List<Authority> topLevel(Refreshed state) {
        Map<RoleName, Verified<? extends Signed>> files = new LinkedHashMap<>();
        files.put(RoleName.ROOT, state.root());
        files.put(RoleName.TARGETS, state.targets(RoleName.TARGETS).orElseThrow());
        files.put(RoleName.SNAPSHOT, state.snapshot());
        files.put(RoleName.TIMESTAMP, state.timestamp());
        Root root = state.root().signed();
        List<Authority> roles = new ArrayList<>();
        files.forEach((name, file) -> {
            RoleKeys may = Optional.ofNullable(root.roles().get(name)).orElseThrow();
            roles.add(
                    new Authority(name, may, listed(may, root.keys()), List.of(), Optional.of(file), Optional.empty()));
        });
        return roles;
    }

    /** Every delegated role, level by level. */
    static List<Authority> delegated(Refreshed state) {
        List<Authority> roles = new ArrayList<>();
        for (Verified<Targets> parent : state.targets().values()) {
            for (Delegation delegation : parent.signed().delegations()) {
                RoleName name = delegation.name();
                roles.add(new Authority(
                        name,
                        delegation.keys(),
                        listed(delegation.keys(), parent.signed().delegationKeys()),
                        delegation.paths().listed(),
                        state.targets(name).map(file -> file),
                        Optional.ofNullable(state.dropped().get(name))));
            }
        }
        return roles;
    }

    /** The name that Docker gives a signer: the role without {@code targets/}. */
    public String signer() {
        return signerName(role);
    }

    /** The name that Docker gives to whoever signs as that role. */
    public static String signerName(RoleName role) {
        return role.value().substring(role.value().indexOf('/') + 1);
    }

    /** In a word: {@code verified}, {@code dropped}, {@code nothing-signed}. */
    public String state() {
        return file.isPresent() ? "verified" : dropped.isPresent() ? "dropped" : "nothing-signed";
    }

    private static List<TufKey> listed(RoleKeys may, Map<KeyId, TufKey> keys) {
        return may.keyIds().stream().filter(keys::containsKey).map(keys::get).toList();
    }
}
