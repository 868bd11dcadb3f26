package dev.contenttrust.audit;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.Platform;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.ImageConfig;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.Manifest.ImageIndex;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.image.NoSuchPlatformException;
import dev.contenttrust.trusted.BlobStream;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** When an image was made, by the word of its configuration. */
final class BuildDate {
    /** Reproducible builds are dated by the epoch, or by the first day that a zip archive can hold. */
    private static final Instant MEANS_NOTHING = Instant.parse("1981-01-01T00:00:00Z");

    /** Of an index, the image that most people run; whose does not matter, as long as it is the same of both. */
    private static final Platform USUAL = Platform.parse("linux/amd64");

    private final ImageSource registry;
    private final ImageReference repository;

    BuildDate(ImageSource registry, ImageReference repository) {
        this.registry = registry;
        this.repository = repository;
    }

    Optional<Instant> of(Digest image) {
        return manifest(image, Manifest.LENGTH_MAX)
                .flatMap(this::imageOf)
                .map(ImageManifest::config)
                .filter(config ->
                        MediaType.isImageConfig(config.mediaType()) && config.size() <= ImageConfig.LENGTH_MAX)
                .flatMap(this::created)
                .filter(date -> !date.isBefore(MEANS_NOTHING));
    }

    private Optional<Manifest> manifest(Digest digest, long max) {
        return registry.manifest(repository, digest, max);
    }

    private Optional<ImageManifest> imageOf(Manifest manifest) {
        if (manifest instanceof ImageIndex index) {
            Descriptor chosen = choose(index);
            return manifest(chosen.digest(), chosen.size())
                    .filter(ImageManifest.class::isInstance)
                    .map(ImageManifest.class::cast);
        }
        return Optional.of((ImageManifest) manifest);
    }

    private static Descriptor choose(ImageIndex index) {
        try {
            return index.choose(USUAL);
        } catch (NoSuchPlatformException e) {
            return index.manifests().stream()
                    .filter(entry -> entry.platform()
                            .filter(platform -> !platform.os().equals("unknown"))
                            .isPresent())
                    .findFirst()
                    .orElseThrow(() -> e);
        }
    }

    private Optional<Instant> created(Descriptor config) {
        try (BlobStream bytes =
                new BlobStream(registry, repository, config, RetryPolicy.standard(), interruption -> {})) {
            return ImageConfig.parse("the configuration " + config.digest(), bytes.readAllBytes())
                    .created();
        } catch (IOException e) {
            throw new UncheckedIOException("a blob's stream throws its own failures", e);
        }
    }
}
