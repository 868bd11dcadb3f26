package dev.contenttrust.trusted;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.notary.TagNotSignedException;
import dev.contenttrust.tuf.RoleName;
import java.util.Optional;

/** Finds the digest that a name stands for in one repository, and who signed it. */
final class Resolution {
    private final SignedRepository repository;

    Resolution(SignedRepository repository) {
        this.repository = repository;
    }

    TrustedImage resolve(ImageReference image, SignerDemand demand) {
        ImageReference named = image.withDefaultTag();
        SignedTag signed = named.tag().isPresent()
                ? byTag(named, named.tag().get())
                : byDigest(named, named.digest().orElseThrow());
        new Demands(repository, signed).require(demand);
        return new TrustedImage(named.withDigest(signed.digest()), signed, repository);
    }

    private SignedTag byTag(ImageReference image, String tag) {
        requireWord(tag);
        SignedTag signed = repository.released(tag).orElseThrow(() -> noSuchTag(image, tag));
        image.digest().filter(asked -> !asked.equals(signed.digest())).ifPresent(asked -> {
            throw OtherDigestSignedException.asked(image, asked, signed);
        });
        return signed;
    }

    private SignedTag byDigest(ImageReference image, Digest digest) {
        Optional<SignedTag> signed = repository.released().stream()
                .filter(tag -> tag.digest().equals(digest))
                .findFirst();
        signed.map(SignedTag::tag).ifPresent(this::requireWord);
        return signed.orElseThrow(() -> noSuchDigest(image, digest));
    }

    /** Whoever was dropped may have released it: then that is the cause. */
    private TrustException noSuchDigest(ImageReference image, Digest digest) {
        return Optional.ofNullable(repository.state().dropped().get(SignedRepository.RELEASES))
                .orElseGet(() -> new TagNotSignedException(
                        repository.gun(),
                        "no released tag of " + image.name() + " has the digest " + digest,
                        "an image named by digest alone must be that of a signed tag",
                        "See what is signed with: trust list " + image.familiarName()));
    }

    /** The role that Docker asks first must have been heard about the tag, were it only to say nothing. */
    private void requireWord(String tag) {
        repository.state().doubt(SignedRepository.RELEASES, tag).ifPresent(reason -> {
            throw reason;
        });
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
