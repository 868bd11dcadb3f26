package dev.contenttrust.image;

import dev.contenttrust.RawBytes;
import java.util.List;

/** A manifest: of one image, or an index of several. */
public sealed interface Manifest {
    /** Its own media type, digest and size. */
    Descriptor descriptor();

    /** The bytes that the digest covers. */
    RawBytes raw();

    /**
     * Reads a manifest.
     *
     * @param mediaType as served; where the document names one itself, the two must agree
     * @throws dev.contenttrust.TrustException if it is neither form
     */
    static Manifest parse(String document, String mediaType, byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    /** An image for one platform. */
    record ImageManifest(Descriptor descriptor, RawBytes raw, Descriptor config, List<Descriptor> layers)
            implements Manifest {}

    /** An index (Docker: a manifest list). */
    record ImageIndex(Descriptor descriptor, RawBytes raw, List<Descriptor> manifests) implements Manifest {}
}
