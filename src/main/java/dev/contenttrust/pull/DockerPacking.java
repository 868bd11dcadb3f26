package dev.contenttrust.pull;

import dev.contenttrust.ImageReference;
import dev.contenttrust.image.ImageConfig;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.image.UnsupportedImageException;
import dev.contenttrust.image.layout.DockerArchive;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;

/**
 * What {@code docker load} reads: one image, under its tag.
 *
 * @param imageName the name to load it under; empty for the one asked for
 */
record DockerPacking(String destination, Optional<ImageReference> imageName) implements Packing {
    @Override
    public void check(PullPlan plan) {
        ImageManifest image = image(plan);
        if (!MediaType.isImageConfig(image.config().mediaType())) {
            throw new UnsupportedImageException(
                    plan.name() + " is no container image",
                    "its configuration is of the type " + image.config().mediaType(),
                    "Write an OCI layout or archive instead.");
        }
        if (image.config().size() > ImageConfig.LENGTH_MAX) {
            throw new UnsupportedImageException(
                    "the configuration of " + plan.name() + " is too long",
                    image.config().size() + " bytes, at most " + ImageConfig.LENGTH_MAX + " are read",
                    "Write an OCI layout or archive instead.");
        }
    }

    private ImageManifest image(PullPlan plan) {
        if (plan.named() instanceof ImageManifest image) {
            return image;
        }
        throw new InvalidDestinationException(
                destination,
                "a Docker archive holds one image, and " + plan.name() + " is an index of "
                        + plan.images().size(),
                "Choose one with --platform, or write an OCI layout or archive.");
    }

    @Override
    public void pack(PullPlan plan, HeldBlobs blobs, FileChannel out) throws IOException {
        ImageManifest image = image(plan);
        DockerArchive.write(out, image, blobs.bytes(image.config()), names(plan), blobs::open);
    }

    /** A name without a tag loads as an image without a name, as it does when it is pulled by digest. */
    private List<String> names(PullPlan plan) {
        ImageReference name = imageName.orElse(plan.name());
        return name.tag().map(tag -> List.of(name.name() + ":" + tag)).orElse(List.of());
    }
}
