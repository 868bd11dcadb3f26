package dev.contenttrust.mirror;

import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.TrustService;
import dev.contenttrust.tuf.ExpiredException;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.updater.RefreshPolicy;
import dev.contenttrust.updater.source.MirrorDirectory;
import dev.contenttrust.updater.source.MirrorException;
import dev.contenttrust.updater.source.MirrorIndex;
import java.time.Instant;
import java.util.Optional;

/** Checks what was taken: every listed file, the present as it was, and the past, each set as of the end of its timestamp. */
public final class MirrorCheck {
    private final MirrorDirectory mirror;
    private final TrustService trust;
    private final RefreshPolicy policy;

    /** @param policy the instant that the present is judged for; where it has expired by then, it is judged as it was taken */
    public MirrorCheck(MirrorDirectory mirror, TrustService trust, RefreshPolicy policy) {
        this.mirror = mirror;
        this.trust = trust;
        this.policy = policy;
    }

    /**
     * Checks one repository.
     *
     * @throws dev.contenttrust.TrustException the first thing that is wrong
     */
    public Checked check(Gun gun) {
        MirrorIndex.Repository listed = mirror.index().repositories().get(gun.toString());
        if (listed == null) {
            throw new MirrorException(
                    mirror.path(), "it does not hold " + gun, "Take it: trust mirror " + gun + " -o DIR", null);
        }
        mirror.requireAsListed(gun.toString());
        MetadataSource source = mirror.source(gun.toString());
        try {
            SignedRepository present = open(gun, source, policy.now());
            return new Checked(taken(present, source), present, listed, Optional.empty());
        } catch (ExpiredException expired) {
            SignedRepository present = open(gun, source, listed.taken());
            return new Checked(taken(present, source), present, listed, Optional.of(expired));
        }
    }

    /** Nothing of this is remembered: a mirror is no news. */
    private SignedRepository open(Gun gun, MetadataSource source, Instant instant) {
        return trust.open(gun, source, new Unremembered(), new RefreshPolicy(instant, true, false, Optional.empty()));
    }

    private static Taken taken(SignedRepository present, MetadataSource source) {
        return new RepositoryTaker(present, source, new NoShelf()).take();
    }

    /**
     * What a mirror holds of a repository.
     *
     * @param present as of the instant asked for, or as it was taken
     * @param expired why it counts no more at the instant asked for; it verifies as it was taken, which the mirror itself says
     */
    public record Checked(
            Taken taken, SignedRepository present, MirrorIndex.Repository listed, Optional<ExpiredException> expired) {}

    private static final class NoShelf implements RepositoryTaker.Shelf {
        @Override
        public Optional<byte[]> get(MetadataFile file) {
            return Optional.empty();
        }

        @Override
        public void put(MetadataFile file, byte[] bytes) {}
    }
}
