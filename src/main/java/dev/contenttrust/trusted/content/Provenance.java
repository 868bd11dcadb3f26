package dev.contenttrust.trusted.content;

import dev.contenttrust.Digest;
import dev.contenttrust.trusted.TrustedImage;

/** Who vouches for an image. */
public sealed interface Provenance {
    /** Where the bytes come from: {@code the registry}, {@code oci:DIR}. */
    String location();

    /**
     * Its digest was signed.
     *
     * @param image the tag, the role that signed it, and the repository's metadata with its versions
     */
    record Signed(TrustedImage image, String location) implements Provenance {
        /** What was signed: an image's manifest, or an index that lists it. */
        public Digest digest() {
            return image.signed().digest();
        }
    }

    /** Nobody does. */
    record Untrusted(String location) implements Provenance {}
}
