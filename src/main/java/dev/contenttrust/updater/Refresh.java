package dev.contenttrust.updater;

import dev.contenttrust.tuf.Memory;
import dev.contenttrust.tuf.Profile;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootPolicy;
import dev.contenttrust.tuf.RootPolicy.RootTrust;
import dev.contenttrust.tuf.Signed.Snapshot;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Signed.Timestamp;
import dev.contenttrust.tuf.TrustedSet;
import dev.contenttrust.tuf.Verified;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One run of the client workflow: root, timestamp, snapshot, targets, delegations; each is kept once it passed. */
final class Refresh {
    private final Profile profile;
    private final RootPolicy rootPolicy;
    private final Files files;
    private final RefreshPolicy policy;

    Refresh(Profile profile, RootPolicy rootPolicy, Files files, RefreshPolicy policy) {
        this.profile = profile;
        this.rootPolicy = rootPolicy;
        this.files = files;
        this.policy = policy;
    }

    /** A repository that changes while it is read is read once more. */
    Refreshed run() {
        return run(1);
    }

    private Refreshed run(int repetitions) {
        RootWalk roots = RootWalk.begin(files);
        Recollection recollection =
                roots.known() ? Recollection.under(files, roots.chain().current()) : Recollection.nothing(files);
        Memory memory = recollection.memory();
        roots.forward();
        memory.forgetUnvouched(roots.chain().current()).forEach(files.store()::remove);
        roots.chain().requireValid(policy.moment());
        RootTrust trust = roots.judge(rootPolicy, policy);
        roots.keepAll();

        TrustedSet set = new TrustedSet(profile, roots.chain(), memory, policy.moment());
        Verified<Timestamp> timestamp = files.keep(set.timestamp(files.current(RoleName.TIMESTAMP)));
        Verified<Snapshot> snapshot = set.snapshot(
                files.listed(RoleName.SNAPSHOT, set.snapshotEntry(), memory.snapshot(), RoleName.TIMESTAMP));
        while (!set.knowsListedRoot() && roots.recallOnce()) {
            // Each step is one root more.
        }
        if (!set.knowsListedRoot() && repetitions > 0 && roots.forwardOnce()) {
            return run(repetitions - 1);
        }
        requireListedRoot(set, roots);
        files.keep(snapshot);

        Optional<Verified<Targets>> before = memory.targets(RoleName.TARGETS);
        Verified<Targets> targets = files.keep(set.targets(
                files.listed(RoleName.TARGETS, set.requireEntry(RoleName.TARGETS), before, RoleName.SNAPSHOT)));
        DelegationWalk delegations = new DelegationWalk(files, set, recollection);
        delegations.walk(targets);
        Map<RoleName, Verified<Targets>> trusted = new LinkedHashMap<>();
        trusted.put(RoleName.TARGETS, targets);
        trusted.putAll(delegations.trusted());
        return new Refreshed(
                roots.chain().roots(),
                trust,
                timestamp,
                snapshot,
                trusted,
                delegations.dropped(),
                delegations.droppedNames(),
                policy.now(),
                policy.asOf(),
                notRefreshedSince(),
                recollection.warnings());
    }

    /**
     * The snapshot lists the current root, or one before it where a root was published alone. A root that it lists and nobody
     * shows means that a newer one is withheld, or that there are two of one version.
     */
    private static void requireListedRoot(TrustedSet set, RootWalk roots) {
        if (!set.knowsListedRoot()) {
            roots.searchUntil(set::knowsListedRoot);
            set.requireListedRoot();
            roots.keepAll();
        }
    }

    private Optional<Instant> notRefreshedSince() {
        return policy.offline() ? files.store().lastRefreshed().or(() -> Optional.of(Instant.EPOCH)) : Optional.empty();
    }
}
