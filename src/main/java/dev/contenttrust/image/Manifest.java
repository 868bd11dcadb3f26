package dev.contenttrust.image;

import dev.contenttrust.Digest;
import dev.contenttrust.Platform;
import dev.contenttrust.RawBytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A manifest: of one image, or an index of several. */
public sealed interface Manifest {
    /** The longest manifest read, in bytes: what registries are asked to accept (OCI distribution specification, "Pushing manifests"). */
    int LENGTH_MAX = 4 << 20;

    /** Its own media type, digest and size. */
    Descriptor descriptor();

    /** The bytes that the digest covers. */
    RawBytes raw();

    /**
     * Reads a manifest whose digest nobody promised.
     *
     * @param document what is read, for messages: {@code the manifest of registry.example.com/app:1}
     * @param mediaType as served, empty if unknown; where the document names one itself, the two must agree
     * @throws dev.contenttrust.json.MalformedJsonException if it is no manifest
     * @throws UnsupportedImageException if it is one of a kind not handled here, such as Docker's schema 1
     */
    static Manifest parse(String document, String mediaType, byte[] bytes) {
        RawBytes raw = RawBytes.of(bytes);
        return new ManifestReader(document, raw, raw.sha256()).read(mediaType);
    }

    /**
     * Reads a manifest that a digest was promised for; nothing of it is looked at before the digest is right.
     *
     * @throws ContentMismatchException if the bytes have another digest
     */
    static Manifest verified(String document, String mediaType, Digest expected, byte[] bytes) {
        RawBytes raw = RawBytes.of(bytes);
        Digest got =
                expected.algorithm() == Digest.Algorithm.SHA256 ? raw.sha256() : Digest.of(expected.algorithm(), bytes);
        if (!got.equals(expected)) {
            throw ContentMismatchException.digest(document, expected, got);
        }
        return new ManifestReader(document, raw, expected).read(mediaType);
    }

    /** An image for one platform. */
    record ImageManifest(Descriptor descriptor, RawBytes raw, Descriptor config, List<Descriptor> layers)
            implements Manifest {
        public ImageManifest {
            layers = List.copyOf(layers);
        }

        /** The configuration and the layers, each digest once. */
        public List<Descriptor> blobs() {
            Map<Digest, Descriptor> blobs = new LinkedHashMap<>();
            blobs.put(config.digest(), config);
            layers.forEach(layer -> blobs.putIfAbsent(layer.digest(), layer));
            return List.copyOf(blobs.values());
        }
    }

    /** An index (Docker: a manifest list). */
    record ImageIndex(Descriptor descriptor, RawBytes raw, List<Descriptor> manifests) implements Manifest {
        public ImageIndex {
            manifests = List.copyOf(manifests);
        }

        /**
         * The image that a machine of this platform would run: operating system and architecture equal, the highest variant that
         * it can run; of several such, the first. Entries without a platform or of {@code unknown/unknown} (attestations) are
         * never chosen.
         *
         * @throws NoSuchPlatformException naming those that there are
         */
        public Descriptor choose(Platform wanted) {
            return PlatformChoice.choose(manifests, wanted);
        }
    }
}
