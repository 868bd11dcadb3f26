package dev.contenttrust.notary;

import dev.contenttrust.ImageReference;
import dev.contenttrust.InvalidNameException;

/**
 * A globally unique name: the full name of a repository, without tag. It follows the reference grammar, so that it can be
 * part of a URL or a path without further thought; its case is kept.
 */
public record Gun(ImageReference reference) implements Comparable<Gun> {
    public Gun {
        if (reference.tag().isPresent() || reference.digest().isPresent()) {
            throw new InvalidNameException("a repository", reference.toString(), "it has a tag or digest");
        }
    }

    /** Reads a repository's name, short or full. */
    public static Gun parse(String text) {
        return new Gun(ImageReference.parse(text));
    }

    /** The repository of an image. */
    public static Gun of(ImageReference image) {
        return new Gun(new ImageReference(
                image.domain(), image.path(), java.util.Optional.empty(), java.util.Optional.empty()));
    }

    @Override
    public int compareTo(Gun other) {
        return toString().compareTo(other.toString());
    }

    /** {@code docker.io/library/alpine}. */
    @Override
    public String toString() {
        return reference.name();
    }
}
