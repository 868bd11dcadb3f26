package dev.contenttrust.trusted;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import java.io.InputStream;
import java.util.Optional;

/** Where image bytes come from: a registry, an OCI layout. Trusted in nothing. */
public interface ImageSource extends AutoCloseable {
    /** The digest that is served for a tag now; empty if there is none such. */
    Optional<Digest> digestOf(ImageReference name, String tag);

    /**
     * The manifest of that digest, its bytes checked against it; empty if the source has none such.
     *
     * @param maxLength in bytes; the signed length where one is known
     */
    Optional<Manifest> manifest(ImageReference name, Digest digest, long maxLength);

    /**
     * A blob's bytes from an offset, as they come: the caller checks them. The stream ends or throws; it never hangs for ever.
     *
     * @throws dev.contenttrust.TrustException if the source does not have it
     */
    InputStream blob(ImageReference name, Descriptor blob, long offset);

    /** Where this is, for messages. */
    String location();

    @Override
    void close();
}
