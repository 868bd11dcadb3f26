package dev.contenttrust.image.layout;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Images in the form of the OCI image specification (image-layout.md), in a directory or an archive. */
public interface OciContent extends AutoCloseable {
    /** The images that it names, in its order. */
    List<Descriptor> images();

    /**
     * The document of that digest, not yet checked against it.
     *
     * @param max in bytes
     * @throws dev.contenttrust.image.ImageFileException if it is longer
     */
    Optional<byte[]> document(Digest digest, int max);

    /** The size of a blob in bytes; empty if there is none of that digest. */
    OptionalLong size(Digest digest);

    /** A blob's bytes from an offset; only where {@link #size} has found it. */
    InputStream open(Digest digest, long offset) throws IOException;

    /** As people write it: {@code oci:DIR}. */
    String description();

    @Override
    void close();
}
