package dev.contenttrust.updater;

import dev.contenttrust.TrustException;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.Profile;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootPolicy.RootTrust;
import dev.contenttrust.tuf.Signed.TargetFile;
import java.util.function.Supplier;

/**
 * The client workflow of TUF 1.0 (section 5): the top-level roles are brought up to date once, then target after target is
 * searched for, and only those delegated roles are fetched that a search leads to. The first root must have been stored before,
 * by whoever set this client up. For one run, and one thread.
 */
public final class TargetUpdater {
    private final Files files;
    private final RefreshPolicy policy;
    private final TopLevel top;
    private final TargetSearch search;

    private TargetUpdater(Files files, RefreshPolicy policy, TopLevel top) {
        this.files = files;
        this.policy = policy;
        this.top = top;
        this.search = new TargetSearch(files, top);
    }

    /**
     * Brings the top-level roles up to date. What was verified is stored, though a later file be refused.
     *
     * @throws UninitializedException if no root is stored
     * @throws TrustException the first thing that is wrong
     */
    public static TargetUpdater refresh(
            Profile profile, MetadataSource source, MetadataStore store, RefreshPolicy policy) {
        if (store.load(RoleName.ROOT).isEmpty()) {
            throw new UninitializedException(profile.repository(), store.location());
        }
        MetadataSource asked =
                policy.offline() ? new StoredSource(store) : new BoundedSource(source, profile.repository());
        Files files = new Files(profile, asked, store);
        TopLevel top = keeping(
                files,
                policy,
                () -> TopLevel.refresh(
                        files,
                        (chain, known, now) -> new RootTrust.Remembered(),
                        new Recall.WhatIsVouchedFor(),
                        policy));
        return new TargetUpdater(files, policy, top);
    }

    /**
     * What the first role in the order of delegations says about a target (section 5.6.7).
     *
     * @param path as metadata names it
     * @throws MissingTargetException if no role that may speak of it does
     * @throws TrustException if a role on the way there cannot be trusted
     */
    public TargetFile find(String path) {
        return keeping(files, policy, () -> search.find(path));
    }

    /** Whether artifacts are served under names that begin with their hash (section 7.2). */
    public boolean consistentSnapshot() {
        return top.root().consistentSnapshot();
    }

    private static <T> T keeping(Files files, RefreshPolicy policy, Supplier<T> step) {
        try {
            T result = step.get();
            if (policy.keeps()) {
                files.store().commit();
            }
            return result;
        } catch (TrustException failure) {
            if (policy.keeps()) {
                files.keepWhatPassed(failure);
            }
            throw failure;
        }
    }
}
