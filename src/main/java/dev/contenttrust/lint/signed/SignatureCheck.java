package dev.contenttrust.lint.signed;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.InvalidNameException;
import dev.contenttrust.Printable;
import dev.contenttrust.TrustException;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.ImageUse;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignaturePolicy;
import dev.contenttrust.notary.SignaturePolicy.Wish;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.TrustService;
import dev.contenttrust.trusted.ContentTrust;
import dev.contenttrust.trusted.OtherDigestSignedException;
import dev.contenttrust.trusted.SignerDemand;
import dev.contenttrust.tuf.NoTrustDataException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the images that files name against what is signed. */
public final class SignatureCheck {
    /** More repositories than a tree of files that people wrote names; whoever writes others must not send us round the world. */
    static final int REPOSITORIES_MAX = 1_000;

    private static final String MIRROR = "dir:";

    private final TrustService trust;
    private final ContentTrust resolver;
    private final SignaturePolicy policy;
    private final SignerDemand demand;
    private final Instant now;

    /**
     * @param policy where images must be signed
     * @param demand who must have signed them
     * @param now the run's instant
     */
    public SignatureCheck(TrustService trust, SignaturePolicy policy, SignerDemand demand, Instant now) {
        this.trust = trust;
        this.resolver = new ContentTrust(trust);
        this.policy = policy;
        this.demand = demand;
        this.now = now;
    }

    /**
     * Adds to the findings of each file what is wrong with the images that it names, and to those that ask for a digest the
     * signed one.
     *
     * @throws TrustException if nothing could be judged at all: a setting or a mirror that cannot be used
     */
    public SignatureSummary check(Collection<Findings> files) {
        Map<Gun, Opened> opened = new Opener(trust::open, trust::serverFor).open(repositories(files));
        Tally tally = new Tally();
        for (Findings file : files) {
            Remarks remarks = new Remarks(file, now);
            file.images().forEach(use -> judge(use, opened, remarks, tally));
        }
        return tally.sum(opened.values());
    }

    private Set<Gun> repositories(Collection<Findings> files) {
        Set<Gun> repositories = new LinkedHashSet<>();
        for (Findings file : files) {
            for (ImageUse use : file.images()) {
                image(use)
                        .map(Gun::of)
                        .filter(gun -> isAsked(gun) && repositories.size() < REPOSITORIES_MAX)
                        .ifPresent(repositories::add);
            }
        }
        return repositories;
    }

    private boolean isAsked(Gun gun) {
        return policy.of(gun).filter(wish -> wish == Wish.NONE).isEmpty();
    }

    /** What a name stands for; empty where that cannot be known, or an engine would refuse it. */
    private static Optional<ImageReference> image(ImageUse use) {
        try {
            return use.known() ? Optional.of(ImageReference.parse(use.name())) : Optional.empty();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    private void judge(ImageUse use, Map<Gun, Opened> opened, Remarks remarks, Tally tally) {
        Optional<ImageReference> image = image(use);
        if (image.isEmpty()) {
            tally.nameless(remarks.nameless(use));
            return;
        }
        Gun gun = Gun.of(image.get());
        Verdict verdict = verdict(image.get(), gun, opened);
        if (verdict instanceof Verdict.Signed signed) {
            tally.signed(new SignedUse(remarks.region(use), use.name(), signed.image()));
            remarks.signed(use, signed.image());
        } else if (verdict instanceof Verdict.Refused refused) {
            refuse(use, refused, gun, remarks, tally);
        } else {
            tally.notAsked();
        }
    }

    private void refuse(ImageUse use, Verdict.Refused refused, Gun gun, Remarks remarks, Tally tally) {
        Optional<Wish> wish = policy.of(gun);
        if (refused.cause() != Cause.UNKNOWN || wish.isPresent()) {
            tally.refused();
            remarks.refused(use, refused, wish);
        } else if (remarks.spares(Rule.TR110, use)) {
            tally.notAsked();
        } else {
            tally.unchecked(gun, trust.serverFor(gun), refused);
        }
    }

    private Verdict verdict(ImageReference image, Gun gun, Map<Gun, Opened> opened) {
        if (!isAsked(gun)) {
            return new Verdict.NotAsked();
        }
        Opened repository = opened.get(gun);
        if (repository == null) {
            String why = "more than " + REPOSITORIES_MAX + " repositories are named: " + gun + " was not asked about";
            return new Verdict.Refused(Cause.UNKNOWN, why, "Check fewer files at once.");
        }
        if (repository instanceof Opened.Failed failed) {
            return refused(failed.failure(), gun);
        }
        return resolved(((Opened.Verified) repository).repository(), image);
    }

    private Verdict resolved(SignedRepository repository, ImageReference image) {
        try {
            return new Verdict.Signed(resolver.resolve(repository, image, demand));
        } catch (OtherDigestSignedException e) {
            return new Verdict.Refused(
                    Cause.of(e), e.getMessage() + whatElse(repository, image, e.expected()), e.remedy());
        } catch (TrustException e) {
            return Verdict.Refused.by(e);
        }
    }

    /** A pinned digest that is another tag's tells that the tag has moved, or was mistaken. */
    private static String whatElse(SignedRepository repository, ImageReference image, Digest pinned) {
        return repository.released().stream()
                .filter(tag -> tag.digest().equals(pinned) && !image.tag().equals(Optional.of(tag.tag())))
                .findFirst()
                .map(tag -> "; the one expected is signed for the tag " + Printable.escape(tag.tag()))
                .orElse("");
    }

    /** A mirror holds what somebody took: what it lacks may well be signed. */
    private Verdict.Refused refused(TrustException failure, Gun gun) {
        String server = trust.serverFor(gun);
        return failure instanceof NoTrustDataException && server.startsWith(MIRROR)
                ? new Verdict.Refused(
                        Cause.UNKNOWN,
                        "the mirror " + server.substring(MIRROR.length()) + " has no trust data of " + gun,
                        "Take it with: trust mirror, or say in config.json that nobody is to be asked.")
                : Verdict.Refused.by(failure);
    }
}
