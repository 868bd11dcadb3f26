package dev.contenttrust.registry;

import dev.contenttrust.ImageReference;
import java.util.Optional;

/** What a token is to be good for (distribution: token scope documentation). Several are separated by a space. */
final class Scope {
    private Scope() {}

    static Optional<String> pull(ImageReference repository) {
        return Optional.of("repository:" + repository.path() + ":pull");
    }

    static Optional<String> push(ImageReference repository) {
        return Optional.of("repository:" + repository.path() + ":pull,push");
    }

    static Optional<String> mount(ImageReference repository, ImageReference from) {
        return Optional.of("repository:" + repository.path() + ":pull,push repository:" + from.path() + ":pull");
    }
}
