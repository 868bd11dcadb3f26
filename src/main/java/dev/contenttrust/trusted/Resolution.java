package dev.contenttrust.trusted;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.notary.TagNotSignedException;
import dev.contenttrust.tuf.RoleName;

/** Finds the digest that a name stands for in one repository, and who signed it. */
final class Resolution {
    private static final RoleName RELEASES = new RoleName("targets/releases");

    private final SignedRepository repository;

    Resolution(SignedRepository repository) {
        this.repository = repository;
    }

    TrustedImage resolve(ImageReference image, SignerDemand demand) {
        Demands.requireTrusted(repository, RELEASES);
        ImageReference named = image.withDefaultTag();
        SignedTag signed = named.tag().isPresent()
                ? byTag(named, named.tag().get())
                : byDigest(named, named.digest().orElseThrow());
        new Demands(repository, signed).require(demand);
        return new TrustedImage(named.withDigest(signed.digest()), signed, repository);
    }

    private SignedTag byTag(ImageReference image, String tag) {
        SignedTag signed = repository.released(tag).orElseThrow(() -> noSuchTag(image, tag));
        image.digest().filter(asked -> !asked.equals(signed.digest())).ifPresent(asked -> {
            throw OtherDigestSignedException.asked(image, asked, signed);
        });
        return signed;
    }

    private SignedTag byDigest(ImageReference image, Digest digest) {
        return repository.released().stream()
                .filter(tag -> tag.digest().equals(digest))
                .findFirst()
                .orElseThrow(() -> new TagNotSignedException(
                        repository.gun(),
                        "no released tag of " + image.name() + " has the digest " + digest,
                        "an image named by digest alone must be that of a signed tag",
                        "See what is signed with: trust list " + image.familiarName()));
    }

    private TagNotSignedException noSuchTag(ImageReference image, String tag) {
        String others = String.join(
                ", ",
                repository.state().targets().keySet().stream()
                        .filter(role -> repository.signedBy(role, tag).isPresent())
                        .map(RoleName::value)
                        .toList());
        return new TagNotSignedException(
                repository.gun(),
                image.name() + ":" + tag + " is not signed",
                others.isEmpty()
                        ? "the repository signs other tags, but not this one"
                        : "only " + others + " signs it, and Docker takes a tag from targets/releases or targets alone",
                "See what is signed with: trust list " + image.familiarName());
    }
}
