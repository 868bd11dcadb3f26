package dev.contenttrust.updater;

import dev.contenttrust.tuf.Memory;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootPolicy;
import dev.contenttrust.tuf.RootPolicy.RootTrust;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Signed.Snapshot;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Signed.Timestamp;
import dev.contenttrust.tuf.TrustedSet;
import dev.contenttrust.tuf.Verified;

/**
 * The top-level roles, brought up to date; what all dialects have in common (TUF 1.0.34, sections 5.3 to 5.6.6).
 *
 * @param roots from the oldest that the judgement needed to the current one
 * @param set in which all of them were verified, and delegated roles may be
 */
record TopLevel(
        RootWalk roots,
        RootTrust rootTrust,
        Recollection recollection,
        TrustedSet set,
        Verified<Timestamp> timestamp,
        Verified<Snapshot> snapshot,
        Verified<Targets> targets) {

    Root root() {
        return roots.chain().current().signed();
    }

    /**
     * Runs the workflow: root, timestamp, snapshot, targets; each is kept once it passed. A repository that changes while it is
     * read is read once more.
     */
    static TopLevel refresh(Files files, RootPolicy rootPolicy, Recall recall, RefreshPolicy policy) {
        return refresh(files, rootPolicy, recall, policy, 1);
    }

    private static TopLevel refresh(
            Files files, RootPolicy rootPolicy, Recall recall, RefreshPolicy policy, int repetitions) {
        RootWalk roots = RootWalk.begin(files);
        roots.forward();
        Recollection recollection = recall.after(files, roots);
        Memory memory = recollection.memory();
        roots.chain().requireValid(policy.moment());
        RootTrust trust = roots.judge(rootPolicy, policy);
        roots.keepAll();
        Root root = roots.chain().current().signed();

        TrustedSet set = new TrustedSet(files.profile(), roots.chain(), memory, policy.moment());
        Verified<Timestamp> timestamp = files.keep(set.timestamp(files.current(RoleName.TIMESTAMP)));
        Verified<Snapshot> snapshot = set.snapshot(
                files.listed(RoleName.SNAPSHOT, set.snapshotEntry(), memory.snapshot(), root, RoleName.TIMESTAMP));
        while (!set.knowsListedRoot() && roots.recallOnce()) {
            // Each step is one root more.
        }
        if (!set.knowsListedRoot() && repetitions > 0 && roots.forwardOnce()) {
            return refresh(files, rootPolicy, recall, policy, repetitions - 1);
        }
        requireListedRoot(set, roots);
        files.keep(snapshot);

        Verified<Targets> targets = files.keep(set.targets(files.listed(
                RoleName.TARGETS,
                set.requireEntry(RoleName.TARGETS),
                memory.targets(RoleName.TARGETS),
                root,
                RoleName.SNAPSHOT)));
        return new TopLevel(roots, trust, recollection, set, timestamp, snapshot, targets);
    }

    /**
     * Notary's snapshots list the current root, or one before it where a root was published alone. A root that one lists and
     * nobody shows means that a newer one is withheld, or that there are two of one version.
     */
    private static void requireListedRoot(TrustedSet set, RootWalk roots) {
        if (!set.knowsListedRoot()) {
            roots.searchUntil(set::knowsListedRoot);
            set.requireListedRoot();
            roots.keepAll();
        }
    }
}
