package dev.contenttrust.scan.result;

import dev.contenttrust.Digest;
import dev.contenttrust.Platform;
import java.util.List;
import java.util.Optional;

/**
 * What was scanned, and on whose word.
 *
 * @param name as asked for
 * @param trust who signed it; empty where nobody vouches for it
 * @param manifest the image's own, where it has one; of an index, the one of the platform
 * @param layers from the base
 */
public record ScannedImage(
        String name,
        Optional<TrustStatement> trust,
        Optional<Digest> manifest,
        Optional<Platform> platform,
        List<ScannedLayer> layers) {
    public ScannedImage {
        layers = List.copyOf(layers);
    }

    /**
     * Whose word it is that this is the image.
     *
     * @param gun the repository
     * @param signed the digest that is signed for the tag: of the manifest, or of an index that lists it
     * @param role who signed it, by Docker's order
     * @param signers all roles that signed the same
     * @param versions of root, targets, snapshot and timestamp, and of the role
     */
    public record TrustStatement(
            String gun, String tag, Digest signed, String role, List<String> signers, List<RoleVersion> versions) {
        public TrustStatement {
            signers = List.copyOf(signers);
            versions = List.copyOf(versions);
        }
    }

    /** Which version of a role's file was verified. */
    public record RoleVersion(String role, long version) {}

    /**
     * A layer.
     *
     * @param blob the digest of what was transferred; empty for a directory
     * @param diffId of the archive in it
     * @param createdBy the line of the image's history that made it
     */
    public record ScannedLayer(Optional<Digest> blob, Digest diffId, Optional<String> createdBy) {}
}
