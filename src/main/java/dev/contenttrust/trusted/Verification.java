package dev.contenttrust.trusted;

import dev.contenttrust.Digest;
import dev.contenttrust.Platform;
import dev.contenttrust.image.Manifest;
import java.util.Optional;

/**
 * An image that is signed and that the source of images serves as signed.
 *
 * @param served the digest that the source serves for the tag; absent where the image was named by digest alone
 * @param manifest what the signed digest stands for, held by the source
 * @param image the image itself, for an index the one of the platform that was asked for
 * @param location of the source
 */
public record Verification(
        TrustedImage trusted, Optional<Digest> served, Manifest manifest, ImageIdentity image, String location) {

    /**
     * What engines run.
     *
     * @param platform as the index names it; absent where the signed manifest is the image itself
     * @param manifest the image manifest's digest
     * @param id the image id: the digest of its configuration
     */
    public record ImageIdentity(Optional<Platform> platform, Digest manifest, Digest id) {}
}
