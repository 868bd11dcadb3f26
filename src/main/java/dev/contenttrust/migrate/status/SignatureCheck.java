package dev.contenttrust.migrate.status;

import dev.contenttrust.ImageReference;
import dev.contenttrust.image.Manifest;

/** A kind of signature, and whose counts. */
public sealed interface SignatureCheck permits CosignCheck, NotationCheck {
    /** In a word: {@code cosign}, {@code notation}. */
    String kind();

    /**
     * Looks for a signature over a manifest that the registry serves.
     *
     * @param image the repository with the tag
     */
    SignatureVerdict check(ImageReference image, Manifest manifest);
}
