package dev.contenttrust.updater;

import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.Profile;
import dev.contenttrust.tuf.RootPolicy;

/** Brings a repository up to date: what is stored is loaded, what the source has newer is verified and stored. */
public final class Updater {

    public Updater(Profile profile, RootPolicy rootPolicy) {}

    /**
     * Runs the client workflow once.
     *
     * @throws dev.contenttrust.TrustException the first thing that is wrong; what was verified before it is stored
     */
    public Refreshed refresh(MetadataSource source, MetadataStore store, RefreshPolicy policy) {
        throw new UnsupportedOperationException();
    }
}
