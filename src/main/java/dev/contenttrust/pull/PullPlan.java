package dev.contenttrust.pull;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.Platform;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.Manifest.ImageIndex;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.image.UnsupportedImageException;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.NotServedException;
import dev.contenttrust.trusted.RetryPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be pulled: every manifest, verified.
 *
 * @param name of the image, as asked for
 * @param signed what the signature is about
 * @param named what the name at the destination will stand for: what was signed, or the one image chosen from it
 * @param platform of the chosen image
 * @param images those to be written, for a whole index in its order
 */
record PullPlan(
        ImageReference name, Manifest signed, Manifest named, Optional<Platform> platform, List<ImageManifest> images) {

    PullPlan {
        images = List.copyOf(images);
    }

    /** Each blob once, the largest first, so that the last to finish is a small one. */
    List<Descriptor> blobs() {
        Map<Digest, Descriptor> blobs = new LinkedHashMap<>();
        for (ImageManifest image : images) {
            for (Descriptor blob : image.blobs()) {
                Descriptor same = blobs.putIfAbsent(blob.digest(), blob);
                if (same != null && same.size() != blob.size()) {
                    throw ContentMismatchException.size(
                            "the blob " + blob.digest(), blob.digest(), same.size(), blob.size() + " in another place");
                }
            }
        }
        List<Descriptor> ordered = new ArrayList<>(blobs.values());
        ordered.sort(Comparator.comparingLong(Descriptor::size).reversed());
        return ordered;
    }

    /** The manifests of the images, each as the index lists it if there is one. */
    List<Descriptor> listed() {
        return images.stream().map(image -> listed(image.descriptor())).toList();
    }

    private Descriptor listed(Descriptor image) {
        return signed instanceof ImageIndex index
                ? index.manifests().stream()
                        .filter(entry -> entry.digest().equals(image.digest()))
                        .findFirst()
                        .orElse(image)
                : image;
    }

    /** Reads the manifests. */
    static final class Reader {
        private final ImageSource source;
        private final RetryPolicy retries;
        private final ImageReference name;

        Reader(ImageSource source, RetryPolicy retries, ImageReference name) {
            this.source = source;
            this.retries = retries;
            this.name = name;
        }

        /**
         * @param length as signed, in bytes
         * @param wanted which image of an index; empty for all
         */
        PullPlan read(Digest digest, long length, Optional<Platform> wanted) {
            Manifest signed = manifest(digest, length);
            if (signed instanceof ImageManifest image) {
                return new PullPlan(name, signed, signed, Optional.empty(), List.of(image));
            }
            ImageIndex index = (ImageIndex) signed;
            if (wanted.isEmpty()) {
                List<ImageManifest> images =
                        index.manifests().stream().map(this::image).toList();
                return new PullPlan(name, signed, signed, Optional.empty(), images);
            }
            Descriptor chosen = index.choose(wanted.get());
            ImageManifest image = image(chosen);
            return new PullPlan(name, signed, image, chosen.platform(), List.of(image));
        }

        private ImageManifest image(Descriptor listed) {
            if (manifest(listed.digest(), listed.size()) instanceof ImageManifest image) {
                return image;
            }
            throw new UnsupportedImageException(
                    "the index of " + name + " holds another index",
                    listed.digest() + " is one; they are followed one level deep only",
                    "");
        }

        private Manifest manifest(Digest digest, long length) {
            Manifest manifest = retries.ask(() -> source.manifest(name, digest, length))
                    .orElseThrow(() -> new NotServedException("manifest", name, digest, source.location()));
            if (manifest.descriptor().size() != length) {
                throw ContentMismatchException.size(
                        "the manifest " + digest,
                        digest,
                        length,
                        Long.toString(manifest.descriptor().size()));
            }
            return manifest;
        }
    }
}
