package dev.contenttrust.updater;

import dev.contenttrust.TrustException;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.Profile;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootPolicy;

/**
 * Brings a repository up to date: what is stored is loaded, what the source has newer is verified and stored.
 *
 * <p>The store is the trust anchor and the floor under versions, so a damaged one is never passed over in silence. A root or
 * timestamp that its own keys no longer vouch for is refused, with the way to reset it. A snapshot or targets file can be had
 * again by the hash that its stored parent lists; if the source has it, that is done, and said in the warnings, else it is
 * refused too. A damaged delegated role costs that role only.
 */
public final class Updater {
    private final Profile profile;
    private final RootPolicy rootPolicy;

    public Updater(Profile profile, RootPolicy rootPolicy) {
        this.profile = profile;
        this.rootPolicy = rootPolicy;
    }

    /**
     * Runs the client workflow once. With a complete cache, two requests are made: the next root, the timestamp.
     *
     * @throws dev.contenttrust.TrustException the first thing that is wrong; what was verified before it is stored
     */
    public Refreshed refresh(MetadataSource source, MetadataStore store, RefreshPolicy policy) {
        MetadataSource asked =
                policy.offline() ? new StoredSource(store) : new BoundedSource(source, profile.repository());
        if (policy.offline() && store.load(RoleName.ROOT).isEmpty()) {
            throw new NothingStoredException(profile.repository(), store.location());
        }
        Files files = new Files(profile, asked, store);
        try {
            Refreshed state = new Refresh(rootPolicy, files, policy).run();
            if (policy.keeps()) {
                store.refreshed(policy.now());
                store.commit();
            }
            return state;
        } catch (TrustException failure) {
            if (policy.keeps()) {
                files.keepWhatPassed(failure);
            }
            throw failure;
        }
    }
}
