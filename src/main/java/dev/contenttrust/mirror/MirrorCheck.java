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
import dev.contenttrust.updater.source.TimeProof;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks what was taken: every listed file, the present as it was, and the past, each set as of the end of its timestamp. */
public final class MirrorCheck {
    private final MirrorDirectory mirror;
    private final TrustService trust;
    private final RefreshPolicy policy;
    private final List<TimeProof> proofs;

    /**
     * @param policy the instant that the present is judged for; where it has expired by then, it is judged as it was taken
     * @param proofs the mirror's time stamps that verify
     */
    public MirrorCheck(MirrorDirectory mirror, TrustService trust, RefreshPolicy policy, List<TimeProof> proofs) {
        this.mirror = mirror;
        this.trust = trust;
        this.policy = policy;
        this.proofs = List.copyOf(proofs);
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
            return new Checked(taken(present, source), present, listed, Optional.empty(), earliest(present));
        } catch (ExpiredException expired) {
            SignedRepository present = open(gun, source, listed.taken());
            Optional<TimeProof> proof = earliest(present);
            return new Checked(taken(present, source), present, listed, Optional.of(expired), proof);
        }
    }

    /** The first stamp of all that the present rests on. */
    private Optional<TimeProof> earliest(SignedRepository present) {
        return proofs.stream()
                .filter(proof -> proof.covers(present.gun().toString(), present.files()))
                .min(Comparator.comparing(proof -> proof.stamp().instant()));
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
     * @param proof the first time stamp of all that the present rests on
     */
    public record Checked(
            Taken taken,
            SignedRepository present,
            MirrorIndex.Repository listed,
            Optional<ExpiredException> expired,
            Optional<TimeProof> proof) {}

    private static final class NoShelf implements RepositoryTaker.Shelf {
        @Override
        public Optional<byte[]> get(MetadataFile file) {
            return Optional.empty();
        }

        @Override
        public void put(MetadataFile file, byte[] bytes) {}
    }
}
