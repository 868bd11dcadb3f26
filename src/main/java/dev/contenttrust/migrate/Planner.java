package dev.contenttrust.migrate;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.migrate.Plan.PlannedRepository;
import dev.contenttrust.migrate.Plan.PlannedTag;
import dev.contenttrust.migrate.Plan.Refused;
import dev.contenttrust.migrate.Plan.Signer;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.trusted.ContentTrust;
import dev.contenttrust.trusted.SignerDemand;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.TufKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts into a plan what Docker would run of a repository, tag by tag; and says of all else why it does not enter. */
public final class Planner {
    private final ContentTrust trust;
    private final SignerDemand demand;

    /** @param demand who must have signed a tag for it to enter */
    public Planner(ContentTrust trust, SignerDemand demand) {
        this.trust = trust;
        this.demand = demand;
    }

    /** The part of the plan that a repository makes. */
    public PlannedRepository plan(SignedRepository repository) {
        List<PlannedTag> tags = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (String name : names(repository)) {
            try {
                tags.add(tag(repository, name));
            } catch (TrustException e) {
                refused.add(new Refused(Optional.of(name), e.what(), e.why()));
            }
        }
        repository
                .state()
                .dropped()
                .forEach((role, why) -> refused.add(new Refused(
                        Optional.of(role.value()), "what " + role + " signs does not count", why.getMessage())));
        return new PlannedRepository(
                repository.gun(), repository.server(), repository.state().notRefreshedSince(), tags, refused);
    }

    /** That of one whose trust data could not be had, or not be trusted. */
    public static PlannedRepository refusing(Gun gun, TrustException failure) {
        Refused all = new Refused(Optional.empty(), failure.what(), failure.why());
        return new PlannedRepository(gun, "", Optional.empty(), List.of(), List.of(all));
    }

    /** Every name that any role signs; those that Docker would not take are refused by name. */
    private static Set<String> names(SignedRepository repository) {
        Set<String> names = new TreeSet<>();
        repository.tags(List.of()).forEach(tag -> names.add(tag.tag()));
        repository.released().forEach(tag -> names.add(tag.tag()));
        return names;
    }

    private PlannedTag tag(SignedRepository repository, String name) {
        Gun gun = repository.gun();
        ImageReference image = new ImageReference(
                gun.reference().domain(), gun.reference().path(), Optional.of(name), Optional.empty());
        SignedTag signed = trust.resolve(repository, image, demand).signed();
        if (signed.digest().algorithm() != Digest.Algorithm.SHA256) {
            throw new UnfitTagException(
                    image.toString(), "it is signed by its SHA-512 alone, and registries serve SHA-256");
        }
        return new PlannedTag(
                name,
                signed.digest(),
                signed.length(),
                signed.role(),
                signers(repository, signed),
                repository.evidence(signed.role()).freshUntil());
    }

    private static List<Signer> signers(SignedRepository repository, SignedTag tag) {
        List<Signer> signers = new ArrayList<>();
        for (RoleName role : repository.signers(tag)) {
            List<TufKey> keys = repository.state().targets(role).orElseThrow().signers();
            signers.add(
                    new Signer(role, keys.stream().map(key -> key.id().value()).toList()));
        }
        return signers;
    }
}
