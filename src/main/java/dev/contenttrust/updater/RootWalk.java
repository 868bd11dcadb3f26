package dev.contenttrust.updater;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.InvalidMetadataException;
import dev.contenttrust.tuf.MetadataException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootChain;
import dev.contenttrust.tuf.RootPolicy;
import dev.contenttrust.tuf.RootPolicy.RootTrust;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Verified;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Finds the current root: from the stored one through every successor (TUF 1.0.34, section 5.3). Without a stored one it is
 * the source's, whose successors are asked for all the same.
 */
final class RootWalk {
    /** Rotations followed in one run; at one a month, twenty years without looking. */
    static final int ROTATIONS_MAX = 256;

    private final Files files;
    private final boolean known;
    private final RootChain chain;
    private final Verified<Root> anchor;

    private RootWalk(Files files, boolean known, RootChain chain) {
        this.files = files;
        this.known = known;
        this.chain = chain;
        this.anchor = chain.current();
    }

    /** Begins with the stored root, or else with the source's. */
    static RootWalk begin(Files files) {
        Optional<RawBytes> stored = files.store().load(RoleName.ROOT).map(RawBytes::of);
        return stored.isPresent()
                ? new RootWalk(files, true, stored(files, stored.get()))
                : new RootWalk(files, false, RootChain.anchoredAt(files.profile(), files.current(RoleName.ROOT)));
    }

    private static RootChain stored(Files files, RawBytes root) {
        try {
            return RootChain.anchoredAt(files.profile(), root);
        } catch (MetadataException damage) {
            throw new DamagedCacheException(
                    files.profile().repository(), RoleName.ROOT, files.store().location(), damage);
        }
    }

    /** Whether a root was trusted before. */
    boolean known() {
        return known;
    }

    /** The root that the walk began with. */
    Verified<Root> anchor() {
        return anchor;
    }

    RootChain chain() {
        return chain;
    }

    /**
     * Follows every rotation to the last. A root that succeeds a trusted one is kept at once, before anything else about it
     * is judged.
     */
    void forward() {
        for (int rotations = 0; forwardOnce(); rotations++) {
            if (rotations == ROTATIONS_MAX) {
                throw tooManyRotations();
            }
        }
    }

    /** Follows one rotation, if there is one. */
    boolean forwardOnce() {
        Optional<RawBytes> next = files.root(chain.current().signed().version() + 1);
        next.map(chain::append).filter(root -> known).ifPresent(this::keep);
        return next.isPresent();
    }

    /** Puts the predecessor before the first root, if one that leads to it is stored or served. */
    boolean backOnce() {
        long version = chain.first().signed().version() - 1;
        return recallOnce() || prepend(version, () -> files.root(version));
    }

    /** Puts the predecessor before the first root, if one that leads to it is stored. */
    boolean recallOnce() {
        long version = chain.first().signed().version() - 1;
        return prepend(version, () -> files.store().loadRoot(version).map(RawBytes::of));
    }

    private boolean prepend(long version, Supplier<Optional<RawBytes>> earlier) {
        if (version < 1 || chain.roots().size() > ROTATIONS_MAX) {
            return false;
        }
        try {
            return earlier.get().map(chain::prepend).isPresent();
        } catch (MetadataException unlinked) {
            // What does not lead to the current root is no part of its history.
            return false;
        }
    }

    /**
     * Searches the source's history, newest first, until something is found: another issue of a known root, or an earlier
     * root.
     *
     * @throws MetadataException if the source has two contents of one version
     */
    void searchUntil(BooleanSupplier found) {
        long newest = chain.current().signed().version();
        for (long version = newest; version > newest - ROTATIONS_MAX && !found.getAsBoolean(); version--) {
            Optional<RawBytes> served = version < 1 ? Optional.empty() : files.root(version);
            if (version < chain.first().signed().version()) {
                if (!prepend(version, () -> served)) {
                    return;
                }
            } else {
                served.ifPresent(chain::reissue);
            }
        }
    }

    /** Has the root judged, with as much of its history as that takes. */
    RootTrust judge(RootPolicy policy, RefreshPolicy refresh) {
        while (policy.looksFurtherBack(chain.roots(), refresh.now()) && backOnce()) {
            // Each step is one root more.
        }
        return policy.judge(chain.roots(), known, refresh.now());
    }

    /** Keeps the chain, oldest first, so that the current root is kept last. */
    void keepAll() {
        chain.roots().forEach(this::keep);
    }

    private void keep(Verified<Root> root) {
        files.store().save(RoleName.ROOT, root.signed().version(), root.raw());
    }

    private InvalidMetadataException tooManyRotations() {
        return new InvalidMetadataException(
                files.profile().repository(),
                RoleName.ROOT,
                "the root of " + files.profile().repository() + " was rotated too often",
                "after " + ROTATIONS_MAX + " rotations there is still a newer root",
                "Run again to go on from where this ended, unless the owner of the repository knows of no such thing.");
    }
}
