package dev.contenttrust.audit;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.registry.RegistryException;
import dev.contenttrust.trusted.ImageSource;
import java.time.Instant;
import java.util.Optional;

/** What the registry says of one repository's tags. Once it does not answer it is not asked for the others. */
final class ServedTags {
    private final ImageSource registry;
    private final ImageReference repository;
    private Optional<Answer> given = Optional.empty();

    ServedTags(ImageSource registry, Gun gun) {
        this.registry = registry;
        this.repository = gun.reference();
    }

    /** What came of asking. */
    sealed interface Answer {
        /** It has that digest under the tag. */
        record Has(Digest digest) implements Answer {}

        /** It has no such tag. */
        record HasNot() implements Answer {}

        /** It was not asked, as no registry can have a tag of that name. */
        record NoTag() implements Answer {}

        /** It gave no answer. */
        record None(String why) implements Answer {}
    }

    String location() {
        return registry.location();
    }

    Answer ask(SignedTag tag) {
        if (!ImageReference.isTag(tag.tag())) {
            return new Answer.NoTag();
        }
        if (given.isPresent()) {
            return given.get();
        }
        try {
            return registry.digestOf(repository, tag.tag())
                    .<Answer>map(served -> new Answer.Has(comparable(served, tag.digest())))
                    .orElseGet(Answer.HasNot::new);
        } catch (TrustException e) {
            Answer none = new Answer.None(e.getMessage());
            if (!isOfOneTag(e)) {
                given = Optional.of(none);
            }
            return none;
        }
    }

    /** A registry that answers, and says no, may say yes to another tag. */
    private static boolean isOfOneTag(TrustException failure) {
        return failure instanceof RegistryException answer && answer.status() < 500;
    }

    /** Registries tell SHA-256; where another digest is signed, the bytes are held against that. */
    private Digest comparable(Digest served, Digest signed) {
        if (served.algorithm() == signed.algorithm()) {
            return served;
        }
        return registry.manifest(repository, served, Manifest.LENGTH_MAX)
                .filter(manifest -> signed.isOf(manifest.raw()))
                .map(manifest -> signed)
                .orElse(served);
    }

    /** When an image was made; empty where that cannot be learned, for whatever reason. */
    Optional<Instant> created(Digest image) {
        try {
            return new BuildDate(registry, repository).of(image);
        } catch (TrustException e) {
            return Optional.empty();
        }
    }
}
