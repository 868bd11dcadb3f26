package dev.contenttrust.audit;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.notary.Gun;
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

    Answer ask(String tag) {
        if (!ImageReference.isTag(tag)) {
            return new Answer.NoTag();
        }
        if (given.isPresent()) {
            return given.get();
        }
        Answer answer = once(tag);
        if (answer instanceof Answer.None) {
            given = Optional.of(answer);
        }
        return answer;
    }

    private Answer once(String tag) {
        try {
            return registry.digestOf(repository, tag)
                    .<Answer>map(Answer.Has::new)
                    .orElseGet(Answer.HasNot::new);
        } catch (TrustException e) {
            return new Answer.None(e.getMessage());
        }
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
