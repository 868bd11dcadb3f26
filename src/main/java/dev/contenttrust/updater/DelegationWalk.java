package dev.contenttrust.updater;

import dev.contenttrust.RawBytes;
import dev.contenttrust.TrustException;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.tuf.InvalidMetadataException;
import dev.contenttrust.tuf.Memory;
import dev.contenttrust.tuf.MetadataException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RollbackException;
import dev.contenttrust.tuf.Signed.Delegation;
import dev.contenttrust.tuf.Signed.FileEntry;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.TrustedSet;
import dev.contenttrust.tuf.Verified;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Visits every delegated role that the snapshot lists, level by level, as the reference reads them: of two roles that sign one
 * name, the first counts. One that cannot be trusted is dropped, with those below
 * it, and reported; a source that fails to answer is another matter, and ends the refresh.
 */
final class DelegationWalk {
    /** Each costs a request on first use; the largest team that signs on Docker Hub has some dozens. */
    static final int ROLES_MAX = 256;

    private final Files files;
    private final TopLevel top;
    private final TrustedSet set;
    private final Memory memory;
    private final Map<RoleName, TrustException> damaged;
    private final Map<RoleName, Verified<Targets>> trusted = new LinkedHashMap<>();
    private final Map<RoleName, TrustException> dropped = new LinkedHashMap<>();

    private final Map<RoleName, Set<String>> droppedNames = new LinkedHashMap<>();

    /** From a delegator to a role, by the delegations from {@code targets} on. */
    private record Step(Verified<Targets> delegator, List<Delegation> way) {
        RoleName role() {
            return way.get(way.size() - 1).name();
        }
    }

    DelegationWalk(Files files, TopLevel top) {
        this.files = files;
        this.top = top;
        this.set = top.set();
        this.memory = top.recollection().memory();
        this.damaged = top.recollection().damagedDelegations();
    }

    /** In the order of the walk. */
    Map<RoleName, Verified<Targets>> trusted() {
        return trusted;
    }

    Map<RoleName, TrustException> dropped() {
        return dropped;
    }

    /** What the files of dropped roles hold, where the snapshot names those very files. */
    Map<RoleName, Set<String>> droppedNames() {
        return droppedNames;
    }

    void walk() {
        Deque<Step> ahead = new ArrayDeque<>(stepsFrom(top.targets(), List.of()));
        while (!ahead.isEmpty()) {
            Step step = ahead.remove();
            try {
                ahead.addAll(visit(step));
            } catch (MetadataException | DamagedCacheException failure) {
                dropped.put(step.role(), failure);
            }
        }
    }

    private List<Step> stepsFrom(Verified<Targets> delegator, List<Delegation> way) {
        memory.forgetUndelegated(delegator).forEach(files.store()::remove);
        return delegator.signed().delegations().stream()
                .map(delegation -> {
                    List<Delegation> longer = new ArrayList<>(way);
                    longer.add(delegation);
                    return new Step(delegator, longer);
                })
                .toList();
    }

    /** Where the walk leads from a role. */
    private List<Step> visit(Step step) {
        RoleName role = step.role();
        Optional<FileEntry> entry = set.entry(role);
        Optional<Verified<Targets>> before = memory.targets(role);
        if (entry.isEmpty()) {
            if (before.isPresent()) {
                throw vanished(role, before.get());
            }
            return List.of();
        }
        requireWithinBounds(role);
        requireUndamaged(role);
        RawBytes raw = files.listed(role, entry.get(), before, top.root(), RoleName.SNAPSHOT);
        Verified<Targets> file = files.keep(delegated(step, entry.get(), raw));
        trusted.put(role, file);
        return stepsFrom(file, step.way());
    }

    private Verified<Targets> delegated(Step step, FileEntry entry, RawBytes raw) {
        try {
            return set.delegated(step.delegator(), step.way(), raw);
        } catch (MetadataException failure) {
            if (entry.sha256().filter(raw.sha256()::equals).isPresent()) {
                names(step.role(), raw).ifPresent(names -> droppedNames.put(step.role(), names));
            }
            throw failure;
        }
    }

    /** The names in a file that nobody vouches for but the snapshot; empty if it cannot be read. */
    private static Optional<Set<String>> names(RoleName role, RawBytes raw) {
        try {
            return Optional.of(JsonCursor.parse(role + ".json", raw.bytes())
                    .member("signed")
                    .member("targets")
                    .members()
                    .keySet());
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private void requireUndamaged(RoleName role) {
        TrustException damage = damaged.get(role);
        if (damage != null) {
            throw damage;
        }
    }

    private void requireWithinBounds(RoleName role) {
        if (trusted.size() + dropped.size() >= ROLES_MAX) {
            throw new InvalidMetadataException(
                    files.profile().repository(),
                    role,
                    role + " of " + files.profile().repository() + " is not looked at",
                    "there are more than " + ROLES_MAX + " delegated roles",
                    "Whoever publishes the repository has to remove delegations that are not in use.");
        }
    }

    private RollbackException vanished(RoleName role, Verified<Targets> before) {
        return new RollbackException(
                files.profile().repository(),
                role,
                role + ".json of " + files.profile().repository() + " has vanished",
                "version " + before.signed().version() + " or later, as it is still delegated to",
                "none in snapshot.json",
                "Ask the owner of the repository; a role that is given up should no longer be delegated to.");
    }
}
