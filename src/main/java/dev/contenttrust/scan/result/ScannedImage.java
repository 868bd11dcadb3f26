package dev.contenttrust.scan.result;

import dev.contenttrust.Digest;
import dev.contenttrust.Platform;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.HistoryLine;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.trusted.TrustedImage;
import dev.contenttrust.trusted.content.ImageLayer;
import dev.contenttrust.trusted.content.OpenedImage;
import dev.contenttrust.trusted.content.Provenance;
import dev.contenttrust.tuf.RoleName;
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

    /** Something that is known by its name alone. */
    public static ScannedImage unvouched(String name) {
        return new ScannedImage(name, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** What is known of an image once it is open. */
    public static ScannedImage of(OpenedImage image) {
        return new ScannedImage(
                image.name(),
                image.provenance() instanceof Provenance.Signed signed
                        ? Optional.of(TrustStatement.of(signed.image()))
                        : Optional.empty(),
                image.digest(),
                image.platform(),
                image.layers().stream().map(ScannedLayer::of).toList());
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

        static TrustStatement of(TrustedImage image) {
            SignedTag tag = image.signed();
            SignedRepository repository = image.repository();
            return new TrustStatement(
                    tag.gun().toString(),
                    tag.tag(),
                    tag.digest(),
                    tag.role().value(),
                    repository.signers(tag).stream().map(RoleName::value).toList(),
                    repository.evidence(tag.role()).files().stream()
                            .map(file -> new RoleVersion(
                                    file.role().value(), file.signed().version()))
                            .toList());
        }
    }

    /** Which version of a role's file was verified. */
    public record RoleVersion(String role, long version) {}

    /**
     * A layer.
     *
     * @param blob the digest of what was transferred; empty for a directory
     * @param diffId of the archive in it; empty where nothing promises one
     * @param createdBy the line of the image's history that made it
     */
    public record ScannedLayer(Optional<Digest> blob, Optional<Digest> diffId, Optional<String> createdBy) {
        static ScannedLayer of(ImageLayer layer) {
            return new ScannedLayer(
                    layer.blob().map(Descriptor::digest),
                    layer.diffId(),
                    layer.madeBy().map(HistoryLine::createdBy).filter(line -> !line.isEmpty()));
        }
    }
}
