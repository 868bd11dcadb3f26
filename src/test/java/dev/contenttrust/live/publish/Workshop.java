package dev.contenttrust.live.publish;

import dev.contenttrust.live.stack.LiveStack;

/** Where scenarios are made: pushes images and hands out publishers, each with keys of its own. */
public final class Workshop {
    private final LiveStack stack;
    private final Images images;

    public Workshop(LiveStack stack) {
        this.stack = stack;
        this.images = new Images(stack.registry());
    }

    public Images images() {
        return images;
    }

    /** The GUN of a repository in the plain registry. */
    public String gun(String repository) {
        return stack.registry() + "/" + repository;
    }

    /** A publisher for a repository of the plain registry, at the open Notary server. */
    public Publisher publisher(String repository) {
        return publisherAt(stack.registry(), repository);
    }

    /** A publisher for a repository of the registry at that {@code host:port}, at the open Notary server. */
    public Publisher publisherAt(String registry, String repository) {
        return Publisher.of(
                registry + "/" + repository, stack.notary(), stack.authorityFile(), stack.newDirectory("publisher"));
    }

    /** A publisher for a repository of the token registry, at the Notary server that wants tokens, logged in. */
    public Publisher tokenPublisher(String repository) {
        return Publisher.of(
                        stack.tokenRegistry() + "/" + repository,
                        stack.tokenNotary(),
                        stack.authorityFile(),
                        stack.newDirectory("publisher"))
                .as(LiveStack.WRITER);
    }

    /** Pushes a small image that differs from others by its name and tag alone. */
    Pushed push(String repository, String tag) {
        return images.push(repository, tag, SmallImage.labelled(repository + ":" + tag));
    }
}
